#ifndef CFOOTINGMODELS_H
#define CFOOTINGMODELS_H

#include <stddef.h>

/// The weights of the model that reads references, as Scripts/train-references writes them.
const unsigned char *footing_reference_weights(void);
/// How many bytes they are.
size_t footing_reference_weights_size(void);

#endif

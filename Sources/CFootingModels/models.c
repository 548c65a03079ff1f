#include "CFootingModels.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char weights[] = {
#embed "references.weights"
};

const unsigned char *footing_reference_weights(void) { return weights; }

size_t footing_reference_weights_size(void) { return sizeof weights; }

#pragma once
// A libxml2 that was built with ICU shows ICU's headers, which differ from those that Foundation carries. Nothing here
// uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

// `xmlFree` is a global variable in C, which Swift 6 does not let us touch.
static inline void footing_xml_free(void *pointer) { xmlFree(pointer); }

// Whether two stretches of bytes are the same.
static inline int footing_xml_same(const void *one, const void *other, long length) { return memcmp(one, other, (size_t)length) == 0; }

// Where the parser stands in the text that it was given.
static inline long footing_xml_offset(const xmlParserCtxt *context) {
  return context && context->input ? (long)context->input->consumed + (long)(context->input->cur - context->input->base) : 0;
}

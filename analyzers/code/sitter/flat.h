// The flat tree that one call hands over, and the few declarations of the parser library that it needs.
#ifndef SITTER_FLAT_H
#define SITTER_FLAT_H

#include <stddef.h>
#include <stdint.h>

typedef struct TSParser TSParser;
typedef struct TSLanguage TSLanguage;

typedef struct {
  uint32_t start, end;
  uint32_t parent, next, down;
  uint16_t kind, field;
  uint32_t flags;
} node;

enum { flat_ok, flat_slow, flat_large, flat_memory };

TSParser *flat_parser(const TSLanguage *language);
void flat_close(TSParser *parser);
int flat_parse(TSParser *parser, const char *text, uint32_t size, int64_t nanoseconds, uint32_t limit, node **out, uint32_t *count);

void ts_set_allocator(void *(*)(size_t), void *(*)(size_t, size_t), void *(*)(void *, size_t), void (*)(void *));
uint32_t ts_language_symbol_count(const TSLanguage *);
const char *ts_language_symbol_name(const TSLanguage *, uint16_t);
uint32_t ts_language_field_count(const TSLanguage *);
const char *ts_language_field_name_for_id(const TSLanguage *, uint16_t);

#endif

//go:build cgo

#include "flat.h"

#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

// What follows is the library's binary interface, version 0.25, as far as it is used here.
typedef struct TSTree TSTree;
typedef struct { uint32_t row, column; } TSPoint;
typedef struct { uint32_t context[4]; const void *id; const TSTree *tree; } TSNode;
typedef struct { const void *tree; const void *id; uint32_t context[3]; } TSTreeCursor;
typedef struct {
  void *payload;
  const char *(*read)(void *, uint32_t, TSPoint, uint32_t *);
  int encoding; // 0 is UTF-8
  uint32_t (*decode)(const uint8_t *, uint32_t, int32_t *);
} TSInput;
typedef struct { void *payload; uint32_t offset; bool has_error; } TSParseState;
typedef struct { void *payload; bool (*progress)(TSParseState *); } TSParseOptions;

TSParser *ts_parser_new(void);
void ts_parser_delete(TSParser *);
bool ts_parser_set_language(TSParser *, const TSLanguage *);
void ts_parser_reset(TSParser *);
TSTree *ts_parser_parse_with_options(TSParser *, const TSTree *, TSInput, TSParseOptions);
TSNode ts_tree_root_node(const TSTree *);
void ts_tree_delete(TSTree *);
TSTreeCursor ts_tree_cursor_new(TSNode);
void ts_tree_cursor_delete(TSTreeCursor *);
TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *);
bool ts_tree_cursor_goto_parent(TSTreeCursor *);
bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
bool ts_tree_cursor_goto_first_child(TSTreeCursor *);
uint16_t ts_node_symbol(TSNode);
uint32_t ts_node_start_byte(TSNode);
uint32_t ts_node_end_byte(TSNode);
bool ts_node_is_named(TSNode);
bool ts_node_is_missing(TSNode);
bool ts_node_has_error(TSNode);

typedef struct { const char *text; uint32_t size; } source;

static const char *read_source(void *payload, uint32_t offset, TSPoint at, uint32_t *size) {
  (void)at;
  source *s = payload;
  if (offset >= s->size) {
    *size = 0;
    return "";
  }
  *size = s->size - offset;
  return s->text + offset;
}

static int64_t now(void) {
  struct timespec t;
  timespec_get(&t, TIME_UTC);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

// late stops the parser when its time is over.
static bool late(TSParseState *state) { return now() > *(int64_t *)state->payload; }

TSParser *flat_parser(const TSLanguage *language) {
  TSParser *p = ts_parser_new();
  if (p && !ts_parser_set_language(p, language)) {
    ts_parser_delete(p);
    return NULL;
  }
  return p;
}

void flat_close(TSParser *p) { ts_parser_delete(p); }

static void fill(node *n, TSTreeCursor *c, uint32_t parent) {
  TSNode at = ts_tree_cursor_current_node(c);
  *n = (node){
    .start = ts_node_start_byte(at), .end = ts_node_end_byte(at), .parent = parent,
    .kind = ts_node_symbol(at), .field = ts_tree_cursor_current_field_id(c),
    .flags = (ts_node_is_named(at) ? 1 : 0) | (ts_node_is_missing(at) ? 2 : 0) | (ts_node_has_error(at) ? 4 : 0),
  };
}

// walk writes all nodes below root in the order of the text.
static int walk(TSNode root, uint32_t limit, node **out, uint32_t *count) {
  uint32_t size = 1024, n = 0, at = 0;
  node *all = malloc(size * sizeof *all);
  int result = all ? flat_ok : flat_memory;
  TSTreeCursor c = ts_tree_cursor_new(root);
  if (all) {
    fill(&all[n++], &c, 0);
  }
  while (result == flat_ok) {
    uint32_t before = 0, parent = at;
    if (!ts_tree_cursor_goto_first_child(&c)) {
      while (before = at, !ts_tree_cursor_goto_next_sibling(&c)) {
        if (at == 0 || !ts_tree_cursor_goto_parent(&c)) {
          goto done;
        }
        at = all[at].parent;
      }
      parent = all[before].parent;
    }
    if (n == limit) {
      result = flat_large;
      break;
    }
    if (n == size) {
      node *more = realloc(all, (size *= 2) * sizeof *all);
      if (!more) {
        result = flat_memory;
        break;
      }
      all = more;
    }
    fill(&all[n], &c, parent);
    if (before) {
      all[before].next = n;
    } else {
      all[parent].down = n;
    }
    at = n++;
  }
done:
  ts_tree_cursor_delete(&c);
  if (result != flat_ok) {
    free(all);
    return result;
  }
  *out = all;
  *count = n;
  return flat_ok;
}

int flat_parse(TSParser *p, const char *text, uint32_t size, int64_t nanoseconds, uint32_t limit, node **out, uint32_t *count) {
  source s = {text, size};
  int64_t deadline = now() + nanoseconds;
  TSInput input = {.payload = &s, .read = read_source};
  TSParseOptions options = {.payload = &deadline, .progress = late};
  TSTree *tree = ts_parser_parse_with_options(p, NULL, input, options);
  if (!tree) {
    ts_parser_reset(p);
    return flat_slow;
  }
  int result = walk(ts_tree_root_node(tree), limit, out, count);
  ts_tree_delete(tree);
  return result;
}

/* HMAC-SHA256, with which the product seals its messages on Redis. */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>

typedef struct {
  unsigned inner[8], outer[8]; /* The states after the padded key. */
} HmacKey;

HmacKey hmac_key(const unsigned char *key, size_t length);

/* Write the first `digits` hexadecimal digits of the HMAC of `first` and `second` together, and a NUL. */
void hmac_hex(const HmacKey *key, const char *first, size_t first_length, const char *second, size_t second_length,
              char *hex, size_t digits);

#endif

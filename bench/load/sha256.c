/* SHA-256 as in FIPS 180-4, and HMAC as in RFC 2104. */
#include "sha256.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 64 };

typedef struct {
  unsigned state[8];
  unsigned char block[BLOCK];
  size_t filled;
  unsigned long long length;
} Hash;

static const unsigned INITIAL[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
static const unsigned ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static unsigned turned(unsigned value, int by) { return value >> by | value << (32 - by); }

static void compress(unsigned state[8], const unsigned char *block) {
  unsigned word[64], s[8];
  for (int i = 0; i < 16; i++)
    word[i] = (unsigned)block[i * 4] << 24 | (unsigned)block[i * 4 + 1] << 16 | (unsigned)block[i * 4 + 2] << 8 |
              block[i * 4 + 3];
  for (int i = 16; i < 64; i++)
    word[i] = (turned(word[i - 2], 17) ^ turned(word[i - 2], 19) ^ word[i - 2] >> 10) + word[i - 7] +
              (turned(word[i - 15], 7) ^ turned(word[i - 15], 18) ^ word[i - 15] >> 3) + word[i - 16];
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 64; i++) {
    unsigned one = s[7] + (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) +
                   ROUND[i] + word[i];
    unsigned two = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) +
                   ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += one, s[0] = one + two;
  }
  for (int i = 0; i < 8; i++) state[i] += s[i];
}

static void add(Hash *hash, const void *data, size_t length) {
  const unsigned char *from = data;
  hash->length += length;
  while (length) {
    size_t part = BLOCK - hash->filled < length ? BLOCK - hash->filled : length;
    memcpy(hash->block + hash->filled, from, part);
    hash->filled += part, from += part, length -= part;
    if (hash->filled == BLOCK) compress(hash->state, hash->block), hash->filled = 0;
  }
}

static void finish(Hash *hash, unsigned char digest[32]) {
  unsigned long long bits = hash->length * 8;
  unsigned char length[8];
  add(hash, "\x80", 1);
  while (hash->filled != BLOCK - 8) add(hash, "", 1);
  for (int i = 0; i < 8; i++) length[i] = (unsigned char)(bits >> (56 - 8 * i));
  add(hash, length, 8);
  for (int i = 0; i < 32; i++) digest[i] = (unsigned char)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

static Hash started(const unsigned state[8]) {
  Hash hash = {.length = BLOCK};
  memcpy(hash.state, state, sizeof hash.state);
  return hash;
}

HmacKey hmac_key(const unsigned char *key, size_t length) {
  HmacKey made;
  unsigned char inner[BLOCK] = {0}, outer[BLOCK];
  memcpy(inner, key, length < BLOCK ? length : BLOCK);
  for (int i = 0; i < BLOCK; i++) outer[i] = inner[i] ^ 0x5c, inner[i] ^= 0x36;
  memcpy(made.inner, INITIAL, sizeof INITIAL), memcpy(made.outer, INITIAL, sizeof INITIAL);
  compress(made.inner, inner), compress(made.outer, outer);
  return made;
}

void hmac_hex(const HmacKey *key, const char *first, size_t first_length, const char *second, size_t second_length,
              char *hex, size_t digits) {
  unsigned char digest[32];
  Hash hash = started(key->inner);
  add(&hash, first, first_length), add(&hash, second, second_length), finish(&hash, digest);
  hash = started(key->outer);
  add(&hash, digest, sizeof digest), finish(&hash, digest);
  for (size_t i = 0; i < digits / 2; i++) sprintf(hex + i * 2, "%02x", digest[i]);
}

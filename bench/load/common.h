/* What both load generators need: time, errors, addresses, percentiles. */
#ifndef COMMON_H
#define COMMON_H

#include <netinet/in.h>
#include <stddef.h>

/* Seconds by a clock that never jumps. */
double now(void);

/* Say why on stderr and end with 2. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Read "127.0.0.1:8000"; names are not looked up. */
struct sockaddr_in address_of(const char *text);

/* A new non-blocking TCP socket that is being connected. */
int begin_to_connect(const struct sockaddr_in *address);

/* The whole of a file, which ends the program when it cannot be read; a NUL follows its last byte. */
char *contents_of(const char *path, size_t *length);

/* The value below which a share (0 to 1) of the sorted values lies. */
double percentile(const double *sorted, size_t count, double share);
void sort_values(double *values, size_t count);

/* Open as many descriptors as this user may. */
void raise_descriptor_limit(void);

#endif

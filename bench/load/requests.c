/* requests: HTTP requests over kept connections, as fast as the server answers.
 *
 *   requests ADDRESS CONNECTIONS SECONDS FILE EXPECTED
 *
 * FILE holds whole requests, each after a line with its length in bytes; the connections take them in turn. An answer
 * counts as bad unless its status is 200 and EXPECTED is in it, and "errors":[{ is not. Prints one line of JSON.
 */
#define _GNU_SOURCE
#include "common.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_ANSWER = 1 << 20, MAX_SAMPLES = 4 << 20 };

typedef struct {
  const char *bytes;
  size_t length;
} Request;

typedef struct {
  int fd;
  double sent_at;
  size_t received;
  char *answer;
} Connection;

static Request *requests;
static size_t request_count, next_request;
static const char *expected;
static double *latencies;
static size_t answered, bad;

static void read_requests(const char *path) {
  size_t length, capacity = 0;
  char *bytes = contents_of(path, &length), *end = bytes + length;
  while (bytes < end) {
    char *body;
    size_t size = strtoul(bytes, &body, 10);
    if (*body++ != '\n' || body + size > end) die("%s is not a list of requests", path);
    if (request_count == capacity) requests = realloc(requests, (capacity = capacity * 2 + 64) * sizeof *requests);
    requests[request_count++] = (Request){body, size};
    bytes = body + size;
  }
  if (!request_count) die("%s has no requests", path);
}

static void send_next(Connection *connection) {
  Request *request = &requests[next_request++ % request_count];
  connection->received = 0;
  connection->sent_at = now();
  /* Small, and the socket's buffer is empty: it takes all of it at once. */
  if (send(connection->fd, request->bytes, request->length, MSG_NOSIGNAL) != (ssize_t)request->length)
    die("a request could not be sent: %s", strerror(errno));
}

/* The length of a complete answer, or 0. */
static size_t complete(const char *answer, size_t received) {
  const char *head_end = memmem(answer, received, "\r\n\r\n", 4);
  if (!head_end) return 0;
  size_t head = (size_t)(head_end + 4 - answer);
  const char *length = strcasestr(answer, "\r\ncontent-length:");
  if (length && length < head_end) {
    size_t whole = head + strtoul(length + 17, NULL, 10);
    return received >= whole ? whole : 0;
  }
  /* In chunks: the next request is not sent before the last of them. */
  return received >= head + 5 && !memcmp(answer + received - 5, "0\r\n\r\n", 5) ? received : 0;
}

static void check(const char *answer) {
  if (!strncmp(answer, "HTTP/1.1 200", 12) && strstr(answer, expected) && !strstr(answer, "\"errors\":[{")) return;
  if (!bad++) fprintf(stderr, "a bad answer: %.600s\n", answer);
}

static void on_readable(Connection *connection) {
  ssize_t count = recv(connection->fd, connection->answer + connection->received,
                       MAX_ANSWER - connection->received, 0);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0) die("the server ended a connection after %zu answers", answered);
  connection->received += (size_t)count;
  connection->answer[connection->received] = 0;
  if (connection->received >= MAX_ANSWER) die("an answer is too large");
  if (!complete(connection->answer, connection->received)) return;
  if (answered < MAX_SAMPLES) latencies[answered] = (now() - connection->sent_at) * 1e3;
  answered++;
  check(connection->answer);
  send_next(connection);
}

int main(int argc, char **argv) {
  if (argc != 6) die("requests ADDRESS CONNECTIONS SECONDS FILE EXPECTED");
  struct sockaddr_in server = address_of(argv[1]);
  int count = atoi(argv[2]), poll = epoll_create1(EPOLL_CLOEXEC);
  double seconds = atof(argv[3]);
  if (count < 1 || count > 1024 || seconds <= 0 || seconds > 600) die("1 to 1024 connections, up to 600 seconds");
  read_requests(argv[4]);
  expected = argv[5];
  latencies = malloc(MAX_SAMPLES * sizeof *latencies);
  signal(SIGPIPE, SIG_IGN);
  raise_descriptor_limit();

  Connection *connections = calloc((size_t)count, sizeof *connections);
  double began = now();
  for (int i = 0; i < count; i++) {
    connections[i] = (Connection){.fd = begin_to_connect(&server), .answer = malloc(MAX_ANSWER + 1)};
    struct epoll_event wanted = {.events = EPOLLOUT | EPOLLONESHOT, .data.ptr = &connections[i]};
    epoll_ctl(poll, EPOLL_CTL_ADD, connections[i].fd, &wanted);
  }
  while (now() - began < seconds) {
    struct epoll_event ready[256];
    int found = epoll_wait(poll, ready, 256, 20);
    for (int i = 0; i < found; i++) {
      Connection *connection = ready[i].data.ptr;
      if (ready[i].events & (EPOLLERR | EPOLLHUP) && !(ready[i].events & EPOLLIN)) die("no connection to %s", argv[1]);
      if (ready[i].events & EPOLLIN) {
        on_readable(connection);
        continue;
      }
      struct epoll_event wanted = {.events = EPOLLIN, .data.ptr = connection};
      epoll_ctl(poll, EPOLL_CTL_MOD, connection->fd, &wanted);
      send_next(connection);
    }
  }
  double took = now() - began;
  size_t sampled = answered < MAX_SAMPLES ? answered : MAX_SAMPLES;
  sort_values(latencies, sampled);
  printf("{\"answered\":%zu,\"bad\":%zu,\"seconds\":%.4f,\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n", answered, bad, took,
         percentile(latencies, sampled, 0.5), percentile(latencies, sampled, 0.99));
  return 0;
}

/* subscribers: GraphQL subscriptions over WebSockets (graphql-transport-ws), fed with events through Redis.
 *
 *   subscribers SERVER PATH REDIS SUBSCRIBERS CHANNELS FOLDER
 *
 * Subscriber i watches channel i % CHANNELS. FOLDER holds what is said, as templates:
 *   init       the payload of connection_init         subscribe  the whole subscribe message
 *   channel    the name of a Redis channel            message    an event that is published there
 *   seal       the key that seals messages, in hexadecimal digits; empty if they are not sealed
 * and `tokens`, one line for each channel. In them {id} is the channel's number in 32 digits, {token} its token,
 * {seq} the number of the event in its channel, from 1 after the number in `last`, {mark} what the subscriber must find in what it is sent.
 *
 * Commands come as lines on the input, and each is answered with one line of JSON, so that whoever gives them can look
 * at the server's processes in between:
 *   connect           open all, subscribe                 warm            until each has received an event
 *   rate R SECONDS    publish R events a second           window W SECONDS  keep W events under way
 *   rest SECONDS      publish nothing                     begun           until each has received its first message
 *   (end of input)    close all
 * One thread, and one clock for what is published and what is received.
 */
#define _GNU_SOURCE
#include "common.h"
#include "sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECTING, HANDSHAKE, INITIATED, SUBSCRIBED, CLOSED };
enum { AT_ONCE = 64, MAX_MESSAGE = 1 << 16, MAX_SENT = 8192, MAX_TOKEN = 2048, SEAL = 32 };
static const double GIVE_UP = 120, DRAIN = 10;
/* Where only the number of events counts, for whoever waits for each is woken by each, often on the processor of the
 * server, whose turn that ends: real clients are on other machines. */
enum { NAP_US = 500 };

typedef struct {
  int fd, state, channel;
  char heard; /* Has received an event. */
  char begun; /* Has received the product's first message, READY or SNAPSHOT: its stream has read the newest number. */
  char *kept; /* The beginning of a frame whose rest has not arrived. */
  size_t kept_length;
} Subscriber;

typedef struct {
  double published_at;
} Published;

static struct sockaddr_in server, redis;
static const char *host, *path;
static char *init_template, *subscribe_template, *channel_template, *message_template;
static HmacKey seal_key;
static int seals; /* Whether messages are sealed. */
static char **tokens;
static long *sequence; /* Of each channel, the count of its events. */
static long last_number; /* The number of the last event of each channel before all of these. */
static int subscriber_count, channel_count, fan_out;

static Subscriber *subscribers;
static int poll_fd, redis_fd = -1;
static int started, subscribed, closed, heard, begun, under_way;
static long complaints;

static Published *published;
static long published_count, published_capacity, phase_began;
static double *latencies;
static size_t latency_count, latency_capacity;
static long delivered;
static int next_channel;

static char *outgoing; /* To Redis. */
static size_t outgoing_length, outgoing_capacity;

static void complain(const char *what, const char *text, size_t length) {
  if (complaints++ < 3) fprintf(stderr, "%s: %.*s\n", what, (int)(length > 400 ? 400 : length), text);
}

/* Fill in a template, and return the length; `mark` is the event's number, or negative. */
static size_t fill(char *out, size_t capacity, const char *template, int channel, long mark) {
  size_t length = 0;
  while (*template) {
    char number[48];
    const char *value = NULL;
    /* Most of it is no placeholder, and is copied whole: this runs for every event. */
    size_t size = strcspn(template, "{");
    if (size) {
      value = template, template += size;
    } else if (!strncmp(template, "{id}", 4)) {
      snprintf(number, sizeof number, "%032d", channel);
      value = number, template += 4;
    } else if (!strncmp(template, "{token}", 7)) {
      value = tokens[channel], template += 7;
    } else if (!strncmp(template, "{seq}", 5)) {
      snprintf(number, sizeof number, "%ld", last_number + sequence[channel]);
      value = number, template += 5;
    } else if (!strncmp(template, "{mark}", 6)) {
      snprintf(number, sizeof number, "@@%ld@@", mark);
      value = number, template += 6;
    } else {
      value = template++, size = 1;
    }
    if (!size) size = strlen(value);
    if (length + size >= capacity) die("a template becomes too long");
    memcpy(out + length, value, size);
    length += size;
  }
  out[length] = 0;
  return length;
}

static void send_frame(Subscriber *to, int opcode, const char *payload, size_t length) {
  static const unsigned char mask[4] = {0x1d, 0x2e, 0x3f, 0x40};
  unsigned char frame[MAX_SENT + 8];
  size_t head = 2;
  if (length > MAX_SENT) die("a message is too long");
  frame[0] = (unsigned char)(0x80 | opcode);
  if (length < 126) {
    frame[1] = (unsigned char)(0x80 | length);
  } else {
    frame[1] = 0x80 | 126, frame[2] = (unsigned char)(length >> 8), frame[3] = (unsigned char)length, head = 4;
  }
  memcpy(frame + head, mask, 4), head += 4;
  for (size_t i = 0; i < length; i++) frame[head + i] = (unsigned char)payload[i] ^ mask[i & 3];
  /* Small and rare: the socket's buffer takes it. */
  if (send(to->fd, frame, head + length, MSG_NOSIGNAL) != (ssize_t)(head + length)) complain("send", "", 0);
}

static void drop(Subscriber *who) {
  if (who->state == CLOSED) return;
  if (who->state < SUBSCRIBED) under_way--;
  else subscribed--;
  close(who->fd);
  who->state = CLOSED;
  closed++;
  free(who->kept);
  who->kept = NULL;
}

static void start(int index) {
  Subscriber *who = &subscribers[index];
  *who = (Subscriber){.channel = index % channel_count, .state = CONNECTING, .fd = begin_to_connect(&server)};
  struct epoll_event wanted = {.events = EPOLLOUT, .data.ptr = who};
  epoll_ctl(poll_fd, EPOLL_CTL_ADD, who->fd, &wanted);
  under_way++, started++;
}

static void on_event(Subscriber *who, const char *mark) {
  long number = atol(mark + 2);
  if (!who->heard) who->heard = 1, heard++;
  if (number < phase_began || number >= published_count) return;
  if (latency_count == latency_capacity) {
    latency_capacity = latency_capacity ? latency_capacity * 2 : 1 << 16;
    latencies = realloc(latencies, latency_capacity * sizeof *latencies);
  }
  latencies[latency_count++] = (now() - published[number].published_at) * 1e3;
  delivered++;
}

static void on_text(Subscriber *who, const char *text, size_t length) {
  const char *mark = memmem(text, length, "@@", 2);
  if (mark) {
    on_event(who, mark);
  } else if (who->state == INITIATED && memmem(text, length, "connection_ack", 14)) {
    char message[MAX_SENT];
    size_t size = fill(message, sizeof message, subscribe_template, who->channel, -1);
    send_frame(who, 1, message, size);
    who->state = SUBSCRIBED;
    under_way--, subscribed++;
  } else if (memmem(text, length, "\"ping\"", 6)) {
    send_frame(who, 1, "{\"type\":\"pong\"}", 15);
  } else if (memmem(text, length, "SNAPSHOT", 8) || memmem(text, length, "READY", 5)) {
    if (!who->begun) who->begun = 1, begun++;
  } else {
    complain("an unexpected message", text, length);
  }
}

static void on_frame(Subscriber *who, int opcode, const char *payload, size_t length) {
  if (opcode == 1) {
    on_text(who, payload, length);
  } else if (opcode == 9) {
    send_frame(who, 10, payload, length);
  } else if (opcode == 8) {
    complain("the server closed a socket", payload + 2, length < 2 ? 0 : length - 2);
    drop(who);
  } else {
    complain("a frame that is no text", payload, length);
  }
}

/* Take the complete frames off the front, and return how many bytes they were. */
static size_t take_frames(Subscriber *who, const char *bytes, size_t length) {
  size_t at = 0;
  while (who->state != CLOSED && length - at >= 2) {
    const unsigned char *head = (const unsigned char *)bytes + at;
    size_t size = head[1] & 127, begin = 2;
    if (size == 126) {
      if (length - at < 4) break;
      size = (size_t)(head[2] << 8 | head[3]), begin = 4;
    } else if (size == 127) {
      die("a message is too large");
    }
    if (length - at < begin + size) break;
    on_frame(who, head[0] & 15, bytes + at + begin, size);
    at += begin + size;
  }
  return at;
}

static void say_hello(Subscriber *who) {
  char request[1024];
  int length = snprintf(request, sizeof request,
                        "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
                        path, host);
  if (send(who->fd, request, (size_t)length, MSG_NOSIGNAL) != length) {
    drop(who);
    return;
  }
  struct epoll_event wanted = {.events = EPOLLIN, .data.ptr = who};
  epoll_ctl(poll_fd, EPOLL_CTL_MOD, who->fd, &wanted);
  who->state = HANDSHAKE;
}

/* Take the answer to the handshake off the front, and return how many bytes it was; 0 while it is not complete. */
static size_t take_handshake(Subscriber *who, const char *bytes, size_t length) {
  const char *end = memmem(bytes, length, "\r\n\r\n", 4);
  if (!end) return 0;
  if (strncmp(bytes, "HTTP/1.1 101", 12)) {
    complain("a handshake was refused", bytes, length);
    drop(who);
    return length;
  }
  char payload[MAX_SENT], message[MAX_SENT + 64];
  fill(payload, sizeof payload, init_template, who->channel, -1);
  int size = snprintf(message, sizeof message, "{\"type\":\"connection_init\",\"payload\":%s}", payload);
  send_frame(who, 1, message, (size_t)size);
  who->state = INITIATED;
  return (size_t)(end + 4 - bytes);
}

static void on_socket(Subscriber *who, unsigned events) {
  static char buffer[2 * MAX_MESSAGE];
  if (who->state == CLOSED) return;
  if (who->state == CONNECTING) {
    if (events & EPOLLERR) {
      complain("a connection was refused", "", 0);
      drop(who);
    } else {
      say_hello(who);
    }
    return;
  }
  size_t length = who->kept_length;
  if (length) memcpy(buffer, who->kept, length);
  ssize_t count = recv(who->fd, buffer + length, sizeof buffer - length, 0);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0) {
    complain("a connection was lost", "", 0);
    drop(who);
    return;
  }
  length += (size_t)count;
  size_t taken = who->state == HANDSHAKE ? take_handshake(who, buffer, length) : 0;
  if (who->state >= INITIATED) taken += take_frames(who, buffer + taken, length - taken);
  if (who->state == CLOSED) return;
  who->kept_length = length - taken;
  if (who->kept_length) {
    who->kept = realloc(who->kept, who->kept_length);
    memcpy(who->kept, buffer + taken, who->kept_length);
  } else {
    free(who->kept);
    who->kept = NULL;
  }
}

static void open_redis(void) {
  redis_fd = begin_to_connect(&redis);
  struct epoll_event wanted = {.events = EPOLLIN, .data.ptr = &redis_fd};
  epoll_ctl(poll_fd, EPOLL_CTL_ADD, redis_fd, &wanted);
}

static void flush_redis(void) {
  while (outgoing_length) {
    ssize_t count = send(redis_fd, outgoing, outgoing_length, MSG_NOSIGNAL);
    if (count < 0 && (errno == EAGAIN || errno == ENOTCONN)) return;
    if (count < 0) die("redis: %s", strerror(errno));
    memmove(outgoing, outgoing + count, outgoing_length - (size_t)count);
    outgoing_length -= (size_t)count;
  }
}

static void publish(int channel) {
  char name[256], message[SEAL + MAX_SENT], head[128];
  char *text = message + (seals ? SEAL : 0);
  sequence[channel]++;
  size_t name_length = fill(name, sizeof name, channel_template, channel, -1);
  size_t length = fill(text, MAX_SENT, message_template, channel, published_count);
  if (seals) {
    char first = *text;
    name[name_length] = '\n';
    hmac_hex(&seal_key, name, name_length + 1, text, length, message, SEAL);
    name[name_length] = 0, *text = first; /* The digits' NUL was written over it. */
    length += SEAL;
  }
  int head_length = snprintf(head, sizeof head, "*3\r\n$7\r\nPUBLISH\r\n$%zu\r\n", name_length);
  size_t needed = outgoing_length + (size_t)head_length + name_length + length + 64;
  if (needed > outgoing_capacity) outgoing = realloc(outgoing, outgoing_capacity = needed * 2);
  memcpy(outgoing + outgoing_length, head, (size_t)head_length);
  outgoing_length += (size_t)head_length;
  outgoing_length += (size_t)sprintf(outgoing + outgoing_length, "%s\r\n$%zu\r\n", name, length);
  memcpy(outgoing + outgoing_length, message, length);
  outgoing_length += length;
  memcpy(outgoing + outgoing_length, "\r\n", 2);
  outgoing_length += 2;
  if (published_count == published_capacity) {
    published_capacity = published_capacity ? published_capacity * 2 : 1 << 16;
    published = realloc(published, (size_t)published_capacity * sizeof *published);
  }
  published[published_count++] = (Published){now()};
}

/* In turn, so that no channel is ever quiet for long. */
static void publish_next(void) {
  publish(next_channel);
  next_channel = (next_channel + 1) % channel_count;
}

static void turn(int milliseconds) {
  struct epoll_event ready[512];
  int count = epoll_wait(poll_fd, ready, 512, milliseconds);
  for (int i = 0; i < count; i++) {
    if (ready[i].data.ptr == &redis_fd) {
      char answers[65536];
      ssize_t length;
      while ((length = recv(redis_fd, answers, sizeof answers, 0)) > 0) {
      }
      if (!length) die("redis ended the connection");
    } else if (ready[i].data.ptr) {
      on_socket(ready[i].data.ptr, ready[i].events);
    }
  }
  flush_redis();
}

static void connect_all(void) {
  double began = now();
  while (subscribed + closed < subscriber_count && now() < began + GIVE_UP) {
    while (started < subscriber_count && under_way < AT_ONCE) start(started);
    turn(10);
  }
  printf("{\"subscribed\":%d,\"closed\":%d,\"seconds\":%.4f}\n", subscribed, closed, now() - began);
}

/* A subscription is not confirmed by the protocol: it runs once it delivers. What is published before that was never
 * written down, so whoever watches numbers would wait for it: it is published again, under the same number. */
static void warm(void) {
  double began = now();
  while (heard < subscribed && now() < began + GIVE_UP) {
    char *silent = calloc((size_t)channel_count, 1);
    for (int i = 0; i < subscriber_count; i++)
      if (subscribers[i].state == SUBSCRIBED && !subscribers[i].heard) silent[subscribers[i].channel] = 1;
    double asked = now();
    for (int channel = 0, count = 0; channel < channel_count; channel++)
      if (silent[channel]) {
        sequence[channel] = 0;
        publish(channel);
        if (++count % 50 == 0) turn(5);
      }
    free(silent);
    while (heard < subscribed && now() < asked + 2) turn(5);
  }
  phase_began = published_count;
  printf("{\"receiving\":%d,\"seconds\":%.4f}\n", heard, now() - began);
}

/* Publish `rate` events a second, or keep `window` events under way. */
static void run_phase(long rate, long window, double seconds) {
  phase_began = published_count, latency_count = 0, delivered = 0;
  double began = now(), end = began + seconds;
  while (now() < end) {
    long due = rate ? (long)((now() - began) * (double)rate) : window + delivered / fan_out;
    for (int burst = 0; published_count - phase_began < due && burst < 256; burst++) publish_next();
    flush_redis();
    if (window) usleep(NAP_US);
    turn(1);
  }
  double took = now() - began;
  long in_time = delivered, sent = published_count - phase_began, wanted = sent * fan_out;
  while (delivered < wanted && now() < end + DRAIN) turn(5);
  sort_values(latencies, latency_count);
  printf("{\"published\":%ld,\"delivered\":%ld,\"in_time\":%ld,\"lost\":%ld,\"seconds\":%.4f,\"p50_ms\":%.3f,"
         "\"p99_ms\":%.3f,\"max_ms\":%.3f}\n",
         sent, delivered, in_time, wanted - delivered, took, percentile(latencies, latency_count, 0.5),
         percentile(latencies, latency_count, 0.99), percentile(latencies, latency_count, 1));
}

static void wait_until_begun(void) {
  double end = now() + GIVE_UP;
  while (begun < subscribed && now() < end) turn(5);
  printf("{\"begun\":%d}\n", begun);
}

static void rest(double seconds) {
  double end = now() + seconds;
  while (now() < end) turn(20);
  printf("{}\n");
}

static void obey(const char *command) {
  long amount;
  double seconds;
  if (!strcmp(command, "connect")) connect_all();
  else if (!strcmp(command, "warm")) warm();
  else if (!strcmp(command, "begun")) wait_until_begun();
  else if (sscanf(command, "rate %ld %lf", &amount, &seconds) == 2 && amount > 0) run_phase(amount, 0, seconds);
  else if (sscanf(command, "window %ld %lf", &amount, &seconds) == 2 && amount > 0) run_phase(0, amount, seconds);
  else if (sscanf(command, "rest %lf", &seconds) == 1) rest(seconds);
  else die("there is no such command: %s", command);
  fflush(stdout);
}

/* Obey what arrives on the input until it ends; sockets are served meanwhile. */
static void obey_all(void) {
  static char input[4096];
  size_t length = 0;
  fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
  for (;;) {
    ssize_t count = read(STDIN_FILENO, input + length, sizeof input - length - 1);
    if (!count) return;
    if (count > 0) length += (size_t)count;
    input[length] = 0;
    char *end = strchr(input, '\n');
    if (!end) {
      turn(5);
      continue;
    }
    *end = 0;
    obey(input);
    length -= (size_t)(end + 1 - input);
    memmove(input, end + 1, length);
  }
}

static char *template(const char *folder, const char *name) {
  char file[4096];
  size_t length;
  snprintf(file, sizeof file, "%s/%s", folder, name);
  return contents_of(file, &length);
}

static void read_seal(const char *digits) {
  unsigned char key[64];
  size_t length = 0;
  for (unsigned byte; length < sizeof key && sscanf(digits + length * 2, "%2x", &byte) == 1;)
    key[length++] = (unsigned char)byte;
  seals = length > 0;
  if (seals) seal_key = hmac_key(key, length);
}

static void read_tokens(char *text) {
  tokens = calloc((size_t)channel_count, sizeof *tokens);
  for (int i = 0; i < channel_count; i++) {
    char *end = strchr(text, '\n');
    if (!end || end - text > MAX_TOKEN) die("there must be a token for each channel");
    *end = 0;
    tokens[i] = text;
    text = end + 1;
  }
}

int main(int argc, char **argv) {
  if (argc != 7) die("subscribers SERVER PATH REDIS SUBSCRIBERS CHANNELS FOLDER");
  host = argv[1], path = argv[2];
  server = address_of(argv[1]), redis = address_of(argv[3]);
  subscriber_count = atoi(argv[4]), channel_count = atoi(argv[5]);
  if (subscriber_count < 1 || subscriber_count > 20000 || channel_count < 1 || subscriber_count % channel_count)
    die("1 to 20000 subscribers, a multiple of the channels");
  fan_out = subscriber_count / channel_count;
  init_template = template(argv[6], "init"), subscribe_template = template(argv[6], "subscribe");
  channel_template = template(argv[6], "channel"), message_template = template(argv[6], "message");
  read_seal(template(argv[6], "seal"));
  last_number = atol(template(argv[6], "last"));
  sequence = calloc((size_t)channel_count, sizeof *sequence);
  read_tokens(template(argv[6], "tokens"));
  signal(SIGPIPE, SIG_IGN);
  raise_descriptor_limit();
  poll_fd = epoll_create1(EPOLL_CLOEXEC);
  subscribers = calloc((size_t)subscriber_count, sizeof *subscribers);
  open_redis();
  obey_all();
  return 0;
}

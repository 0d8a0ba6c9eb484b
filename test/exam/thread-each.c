/*
 * thread-each: a thread for every client, one lock for the list of them.
 *
 * Mistakes:
 * - The lock is held while a nickname is looked up and again while it is set, but not in between (where the
 *   host name is looked up the first time): two clients who ask at once may both get it.
 * - QUIT ends the thread from within, past the close() at its end: it is answered, but the connection stays.
 * - SIGPIPE is not handled: a second write to somebody who has closed takes the whole server down.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <netdb.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define SERVER "threads.irc.test"
static const char *required_password;

struct client {
  int fd;
  struct sockaddr_in peer;
  char nick[10], username[13], host[64];
  bool password_given, registered;
  char in[1024];
  ssize_t in_start, in_end;
  struct client *prev, *next;
};

static struct client ring = {.prev = &ring, .next = &ring};
static pthread_mutex_t ring_lock = PTHREAD_MUTEX_INITIALIZER;

static void join_ring(struct client *c) {
  pthread_mutex_lock(&ring_lock);
  c->next = ring.next;
  c->prev = &ring;
  ring.next->prev = c;
  ring.next = c;
  pthread_mutex_unlock(&ring_lock);
}

static void leave_ring(struct client *c) {
  pthread_mutex_lock(&ring_lock);
  c->prev->next = c->next;
  c->next->prev = c->prev;
  pthread_mutex_unlock(&ring_lock);
  free(c);
}

/* RFC 1459, 2.2: {}| are the lower case of []\, and RFC 2812 adds ^ for ~. */
static int fold(char c) { return c == '~' ? '^' : c >= 'A' && c <= ']' ? c + 32 : c; }

static bool equal(const char *a, const char *b) {
  while (*a && fold(*a) == fold(*b)) a++, b++;
  return fold(*a) == fold(*b);
}

static bool nick_taken(struct client *by, const char *nick) {
  bool taken = false;
  pthread_mutex_lock(&ring_lock);
  for (struct client *c = ring.next; c != &ring; c = c->next)
    if (c != by && equal(c->nick, nick)) taken = true;
  pthread_mutex_unlock(&ring_lock);
  return taken;
}

static void set_nick(struct client *c, const char *nick) {
  pthread_mutex_lock(&ring_lock);
  strcpy(c->nick, nick);
  pthread_mutex_unlock(&ring_lock);
}

static bool put(struct client *c, const char *format, ...) {
  char line[513];
  va_list values;
  va_start(values, format);
  int length = vsnprintf(line, 511, format, values);
  va_end(values);
  if (length > 510) length = 510;
  memcpy(line + length, "\r\n", 2);
  send(c->fd, line, length + 2, 0);
  return true;
}

#define from_server(c, ...) put(c, ":" SERVER " " __VA_ARGS__)
static const char *name_of(struct client *c) { return c->nick[0] ? c->nick : "*"; }

/* The next line without its end, or false when there will be none. The excess of a long line is left out. */
static bool get_line(struct client *c, char line[511]) {
  int length = 0;
  for (;;) {
    if (c->in_start == c->in_end) {
      c->in_start = 0;
      if ((c->in_end = recv(c->fd, c->in, sizeof c->in, 0)) <= 0) return false;
    }
    char ch = c->in[c->in_start++];
    if (ch == '\n' || ch == '\r') break;
    if (length < 510) line[length++] = ch;
  }
  line[length] = '\0';
  return true;
}

static bool register_client(struct client *c) {
  if (c->registered || !c->nick[0] || !c->username[0]) return true;
  if (required_password && !c->password_given) {
    from_server(c, "464 %s :Password incorrect", c->nick);
    put(c, "ERROR :Closing Link: %s (Password incorrect)", c->host);
    return false;
  }
  c->registered = true;
  from_server(c, "001 %s :Welcome, %s!%s@%s", c->nick, c->nick, c->username, c->host);
  from_server(c, "002 %s :Your host is " SERVER ", running version 0.9", c->nick);
  from_server(c, "003 %s :This server was created some time ago", c->nick);
  from_server(c, "004 %s " SERVER " 0.9 o o", c->nick);
  from_server(c, "375 %s :- " SERVER " Message of the Day -", c->nick);
  from_server(c, "372 %s :- One thread for everybody, and everybody for one lock.", c->nick);
  return from_server(c, "376 %s :End of MOTD", c->nick);
}

static bool well_formed(const char *nick) {
  size_t length = strspn(nick, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz[]\\`_^{|}0123456789-");
  return !nick[length] && length <= 9 && !isdigit((unsigned char)*nick) && *nick != '-';
}

static bool change_nick(struct client *c, const char *nick) {
  char old[sizeof c->nick];
  if (!*nick) return from_server(c, "431 %s :No nickname given", name_of(c));
  if (!well_formed(nick))
    return from_server(c, "432 %s %s :Bad nickname", name_of(c), strpbrk(nick, ": ") ? "*" : nick);
  if (nick_taken(c, nick)) return from_server(c, "433 %s %s :Nickname is already in use", name_of(c), nick);
  if (!*c->host && getnameinfo((void *)&c->peer, sizeof c->peer, c->host, sizeof c->host, NULL, 0, 0) != 0)
    strcpy(c->host, "127.0.0.1");
  strcpy(old, c->nick);
  set_nick(c, nick);
  if (c->registered) put(c, ":%s!%s@%s NICK :%s", old, c->username, c->host, nick);
  return register_client(c);
}

static bool change_username(struct client *c, const char *name, const char *real_name) {
  size_t n = 0;
  if (c->registered) return from_server(c, "462 %s :You may not reregister", c->nick);
  if (!*name || !*real_name) return from_server(c, "461 %s USER :Not enough parameters", name_of(c));
  for (; *name && n < 12; name++) c->username[n++] = isalnum((unsigned char)*name) ? *name : '-';
  c->username[n] = '\0';
  return register_client(c);
}

static bool take_password(struct client *c, const char *password) {
  if (c->registered) return from_server(c, "462 %s :You may not reregister", c->nick);
  if (!*password) return from_server(c, "461 %s PASS :Not enough parameters", name_of(c));
  c->password_given = required_password && !strcmp(password, required_password);
  return true;
}

/* Carries out one line; false ends the connection. */
static bool obey(struct client *c, char *line) {
  char *words[16] = {"", "", "", "", ""};
  int count = 0;
  if (*line == ':') line += strcspn(line, " ");
  while (count < 16 && *(line += strspn(line, " "))) {
    bool last = count && *line == ':';
    words[count++] = line + last;
    line += last ? strlen(line) : strcspn(line, " ");
    if (*line) *line++ = '\0';
  }
  const char *command = words[0];
  if (count == 0 || !strcasecmp(command, "PONG")) return true;
  if (!strcasecmp(command, "NICK")) return change_nick(c, words[1]);
  if (!strcasecmp(command, "USER")) return change_username(c, words[1], words[4]);
  if (!strcasecmp(command, "PASS")) return take_password(c, words[1]);
  if (!strcasecmp(command, "PING") && !*words[1]) return from_server(c, "409 %s :No origin", name_of(c));
  if (!strcasecmp(command, "PING")) return from_server(c, "PONG " SERVER " :%s", words[1]);
  if (!strcasecmp(command, "QUIT")) {
    put(c, "ERROR :Closing Link: %s (Client Quit)", name_of(c));
    leave_ring(c);
    pthread_exit(NULL);
  }
  if (!c->registered) return from_server(c, "451 %s :You have not registered", name_of(c));
  return from_server(c, "421 %s %s :Unknown command", c->nick, *command == ':' ? "*" : command);
}

static void *serve(void *client) {
  struct client *c = client;
  char line[511];
  int fd = c->fd;
  while (get_line(c, line) && obey(c, line)) continue;
  leave_ring(c);
  close(fd);
  return NULL;
}

int main(int argc, char **argv) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  if (argc < 2) return fputs("usage: thread-each PORT [PASSWORD]\n", stderr), 1;
  address.sin_port = htons(atoi(argv[1]));
  required_password = argv[2];
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (void *)&address, sizeof address) || listen(listener, 128)) return perror("bind"), 1;
  for (;;) {
    socklen_t size = sizeof address;
    pthread_t thread;
    int fd = accept(listener, (void *)&address, &size);
    if (fd < 0) continue;
    struct client *c = calloc(1, sizeof *c);
    *c = (struct client){.fd = fd, .peer = address};
    join_ring(c);
    if (pthread_create(&thread, NULL, serve, c) != 0) {
      close(c->fd);
      leave_ring(c);
    } else pthread_detach(thread);
  }
}

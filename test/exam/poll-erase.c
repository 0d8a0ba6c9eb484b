/*
 * poll-erase: one poll() over an array that is kept free of gaps; a client is its index in the array.
 *
 * Mistakes:
 * - drop() closes the gap while the lines of that client are still being handled: what follows a QUIT in the
 *   same read is done in the name of the client who moved to that index (or, when it was the last, a further
 *   QUIT counts the array down once more, so that somebody else is no longer polled).
 * - What one recv() returns is taken for whole lines: a half line is handled as a line of its own.
 * - Nicknames are compared with strcmp(): Bob and bob may both be on.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define ME "irc.poll.example"
#define MAX_FDS 1000
#define NICKLEN 9

struct client {
    char nick[NICKLEN + 1], user[11];
    int pass_ok, welcomed;
};

static struct pollfd fds[MAX_FDS]; /* fds[0] listens */
static struct client clients[MAX_FDS];
static int nfds = 1;
static const char *password;

static void reply(int i, const char *format, ...)
{
    char line[513];
    va_list ap;
    va_start(ap, format);
    int len = vsnprintf(line, 511, format, ap);
    va_end(ap);
    if (len > 510) len = 510;
    memcpy(line + len, "\r\n", 2);
    /* Whoever does not read what we send is hung up on. */
    if (send(fds[i].fd, line, len + 2, MSG_DONTWAIT) != len + 2) shutdown(fds[i].fd, SHUT_RDWR);
}

/* A numeric whose first parameter is the client's nick, or * as long as there is none. */
#define NUMERIC(i, code, rest, ...) \
    reply(i, ":" ME " " code " %s " rest, *clients[i].nick ? clients[i].nick : "*", ##__VA_ARGS__)

static void drop(int i)
{
    close(fds[i].fd);
    for (int j = i; j < nfds - 1; j++) {
        fds[j] = fds[j + 1];
        clients[j] = clients[j + 1];
    }
    nfds--;
}

static void try_welcome(int i)
{
    struct client *c = &clients[i];
    if (!*c->nick || !*c->user) return;
    if (password && !c->pass_ok) {
        NUMERIC(i, "464", ":Password incorrect");
        reply(i, "ERROR :Closing link (bad password)");
        drop(i);
        return;
    }
    c->welcomed = 1;
    NUMERIC(i, "001", ":Welcome to the poll network %s!%s@127.0.0.1", c->nick, c->user);
    NUMERIC(i, "002", ":Your host is " ME ", running version 1.0");
    NUMERIC(i, "003", ":This server was created today");
    NUMERIC(i, "004", ME " 1.0 o o");
    NUMERIC(i, "422", ":MOTD File is missing");
}

static int valid_nick(const char *nick)
{
    if (!isalpha((unsigned char)*nick) && !strchr("[]\\`_^{|}", *nick)) return 0;
    for (const char *p = nick; *p; p++)
        if (!isalnum((unsigned char)*p) && !strchr("[]\\`_^{|}-", *p)) return 0;
    return strlen(nick) <= NICKLEN;
}

static int taken(int i, const char *nick)
{
    for (int j = 1; j < nfds; j++)
        if (j != i && strcmp(clients[j].nick, nick) == 0) return 1;
    return 0;
}

static void do_nick(int i, const char *nick)
{
    struct client *c = &clients[i];
    if (!*nick)
        NUMERIC(i, "431", ":No nickname given");
    else if (!valid_nick(nick))
        NUMERIC(i, "432", "%s :Erroneous nickname", strchr(nick, ' ') || *nick == ':' ? "*" : nick);
    else if (taken(i, nick))
        NUMERIC(i, "433", "%s :Nickname is already in use", nick);
    else if (c->welcomed) {
        reply(i, ":%s!%s@127.0.0.1 NICK :%s", c->nick, c->user, nick);
        strcpy(c->nick, nick);
    } else {
        strcpy(c->nick, nick);
        try_welcome(i);
    }
}

static void do_user(int i, int argc, char *argv[])
{
    struct client *c = &clients[i];
    size_t n = 0;
    if (c->welcomed)
        NUMERIC(i, "462", ":You may not reregister");
    else if (argc < 5 || !*argv[1] || !*argv[4])
        NUMERIC(i, "461", "USER :Not enough parameters");
    else {
        for (const char *p = argv[1]; *p && n < sizeof c->user - 1; p++)
            c->user[n++] = isalnum((unsigned char)*p) || strchr("-._~", *p) ? *p : '_';
        c->user[n] = '\0';
        try_welcome(i);
    }
}

static void do_pass(int i, const char *pass)
{
    if (clients[i].welcomed)
        NUMERIC(i, "462", ":You may not reregister");
    else if (!*pass)
        NUMERIC(i, "461", "PASS :Not enough parameters");
    else if (password)
        clients[i].pass_ok = strcmp(pass, password) == 0;
}

static int split(char *line, char *argv[])
{
    int argc = 0;
    if (*line == ':') line += strcspn(line, " "); /* a source: ours to know */
    while (argc < 16) {
        line += strspn(line, " ");
        if (!*line) break;
        argv[argc++] = line;
        if (argc > 1 && *line == ':') return argv[argc - 1]++, argc;
        line += strcspn(line, " ");
        if (*line) *line++ = '\0';
    }
    return argc;
}

static void handle(int i, char *line)
{
    char *argv[16];
    size_t length = strlen(line);
    int argc = split(line, argv);
    if (!argc) return;
    const char *cmd = argv[0], *arg = argc > 1 ? argv[1] : "";
    if (length > 510) NUMERIC(i, "417", ":Input line was too long");
    else if (!strcasecmp(cmd, "PASS")) do_pass(i, arg);
    else if (!strcasecmp(cmd, "NICK")) do_nick(i, arg);
    else if (!strcasecmp(cmd, "USER")) do_user(i, argc, argv);
    else if (!strcasecmp(cmd, "PONG")) return;
    else if (!strcasecmp(cmd, "PING") && *arg) reply(i, ":" ME " PONG " ME " :%s", arg);
    else if (!strcasecmp(cmd, "PING")) NUMERIC(i, "409", ":No origin specified");
    else if (!strcasecmp(cmd, "QUIT")) {
        reply(i, "ERROR :Closing link (quit)");
        drop(i);
    } else if (!clients[i].welcomed) NUMERIC(i, "451", ":You have not registered");
    else NUMERIC(i, "421", "%s :Unknown command", *cmd == ':' ? "*" : cmd);
}

static void read_client(int i)
{
    char buf[2048], *eol;
    ssize_t got = recv(fds[i].fd, buf, sizeof buf - 1, 0);
    if (got <= 0) drop(i);
    for (char *line = buf; line < buf + got; line = eol + 1) {
        for (eol = line; eol < buf + got && *eol != '\r' && *eol != '\n'; eol++);
        *eol = '\0';
        handle(i, line);
    }
}

static void accept_client(void)
{
    int fd = accept(fds[0].fd, NULL, NULL);
    if (fd >= 0 && nfds == MAX_FDS) close(fd);
    else if (fd >= 0) {
        fds[nfds] = (struct pollfd){.fd = fd, .events = POLLIN};
        clients[nfds++] = (struct client){.pass_ok = 0};
    }
}

int main(int argc, char *argv[])
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int yes = 1;
    if (argc < 2) return fprintf(stderr, "usage: %s PORT [PASSWORD]\n", argv[0]), 1;
    password = argc > 2 ? argv[2] : NULL;
    signal(SIGPIPE, SIG_IGN);
    here.sin_port = htons(atoi(argv[1]));
    fds[0] = (struct pollfd){.fd = socket(AF_INET, SOCK_STREAM, 0), .events = POLLIN};
    setsockopt(fds[0].fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fds[0].fd, (struct sockaddr *)&here, sizeof here) || listen(fds[0].fd, 128))
        return perror("listen"), 1;
    while (poll(fds, nfds, -1) >= 0)
        for (int i = 0; i < nfds; i++) {
            if (!fds[i].revents) continue;
            if (i == 0) accept_client();
            else read_client(i);
        }
    return perror("poll"), 1;
}

/*
 * epoll-list: epoll over a linked list of users, the newest first.
 *
 * Mistakes:
 * - On EPOLLERR or EPOLLHUP the socket is closed, as tutorials do, but the user stays in the list: whoever
 *   resets the connection leaves his nickname taken for good.
 * - Users are taken off the list by nickname. Those who have none yet share the empty one: when one of them
 *   quits or leaves, the newest of them is put out in his place.
 * - Only CR LF ends a line, a bare LF does not.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define SRV "epoll.test"
#define IS(name) (strcasecmp(argv[0], name) == 0)

struct user {
    int         fd, registered, pass_ok;
    char        nick[31], login[11];
    char        in[1024];
    int         len, too_long; /* bytes in "in"; in the midst of a line that is too long */
    struct user *next;
};

struct user *list;
char        *password;

void tell(struct user *u, const char *fmt, ...) {
    char    out[513];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(out, 511, fmt, args);
    va_end(args);
    if (n > 510) n = 510;
    out[n++] = '\r';
    out[n++] = '\n';
    if (send(u->fd, out, n, MSG_NOSIGNAL | MSG_DONTWAIT) != n)
        shutdown(u->fd, SHUT_RDWR); /* does not read: epoll will report the end */
}

/* Always returns 1, as the commands do while the connection lasts. */
int numeric(struct user *u, const char *code, const char *what, const char *text) {
    for (const char *p = what; *p; p++) /* what came from the client must be one word of a line */
        if (iscntrl((unsigned char)*p) || *p == ' ' || *what == ':') what = "*";
    tell(u, ":" SRV " %s %s %s%s:%s", code, *u->nick ? u->nick : "*", what, *what ? " " : "", text);
    return 1;
}

/* rfc1459: {}|~ are the lower case of []\^ */
int lower(char c) { return c >= 'A' && c <= '^' ? c + 32 : c; }

int same_nick(const char *a, const char *b) {
    while (*a && lower(*a) == lower(*b)) a++, b++;
    return lower(*a) == lower(*b);
}

struct user *find_user(const char *nick) {
    struct user *u = list;
    while (u && !same_nick(u->nick, nick)) u = u->next;
    return u;
}

/* Always returns 0, as the commands do once the connection is over. */
int remove_user(const char *nick) {
    struct user **link = &list, *gone = find_user(nick);
    while (*link != gone) link = &(*link)->next;
    *link = gone->next;
    close(gone->fd); /* which takes it out of the epoll set, too */
    free(gone);
    return 0;
}

int nick_ok(const char *n) {
    if (strlen(n) > 30 || isdigit((unsigned char)*n) || *n == '-') return 0;
    while (isalnum((unsigned char)*n) || (*n && strchr("-[]\\`_^{|}", *n))) n++;
    return !*n;
}

int login_done(struct user *u) {
    if (u->registered || !*u->nick || !*u->login) return 1;
    if (password && !u->pass_ok) {
        numeric(u, "464", "", "Password incorrect");
        tell(u, "ERROR :Closing Link: %s (Bad Password)", u->nick);
        return remove_user(u->nick);
    }
    u->registered = 1;
    tell(u, ":" SRV " 001 %s :Welcome to the epoll network, %s!%s@127.0.0.1", u->nick, u->nick, u->login);
    numeric(u, "002", "", "Your host is " SRV ", running version 2");
    numeric(u, "003", "", "This server was created once");
    tell(u, ":" SRV " 004 %s " SRV " 2 i n", u->nick);
    tell(u, ":" SRV " 005 %s CASEMAPPING=rfc1459 NICKLEN=30 :are supported by this server", u->nick);
    return numeric(u, "422", "", "No MOTD");
}

int cmd_nick(struct user *u, const char *new) {
    if (!*new) return numeric(u, "431", "", "No nickname given");
    if (!nick_ok(new)) return numeric(u, "432", new, "Erroneous nickname");
    struct user *other = find_user(new);
    if (other && other != u) return numeric(u, "433", new, "Nickname is already in use");
    if (u->registered && strcmp(u->nick, new) != 0)
        tell(u, ":%s!%s@127.0.0.1 NICK :%s", u->nick, u->login, new);
    strcpy(u->nick, new);
    return login_done(u);
}

int cmd_user(struct user *u, int argc, char **argv) {
    int n = 0;
    if (argc < 5 || !*argv[4]) return numeric(u, "461", "USER", "Not enough parameters");
    for (char *p = argv[1]; *p && n < 10; p++)
        u->login[n++] = isgraph((unsigned char)*p) && *p != '@' && *p != '!' ? *p : 'x';
    u->login[n] = 0;
    return login_done(u);
}

int handle(struct user *u, char *line) {
    char *argv[16], *arg;
    int  argc = 0;
    if (*line == ':') line += strcspn(line, " ");
    while (*(line += strspn(line, " ")) && argc < 16) {
        argv[argc++] = line;
        if (*line == ':' && argc > 1) {
            argv[argc - 1]++;
            break;
        }
        line += strcspn(line, " ");
        if (*line) *line++ = 0;
    }
    if (argc == 0) return 1;
    arg = argc > 1 ? argv[1] : "";
    if (IS("NICK")) return cmd_nick(u, arg);
    if (u->registered && (IS("USER") || IS("PASS"))) return numeric(u, "462", "", "You may not reregister");
    if (IS("USER")) return cmd_user(u, argc, argv);
    if (IS("PASS") && !*arg) return numeric(u, "461", "PASS", "Not enough parameters");
    if (IS("PASS")) return u->pass_ok = password && strcmp(arg, password) == 0, 1;
    if (IS("PING") && !*arg) return numeric(u, "409", "", "No origin specified");
    if (IS("PING")) return tell(u, ":" SRV " PONG " SRV " :%s", arg), 1;
    if (IS("PONG")) return 1;
    if (IS("QUIT")) {
        tell(u, "ERROR :Closing Link: %s (Quit)", *u->nick ? u->nick : "*");
        return remove_user(u->nick);
    }
    if (!u->registered) return numeric(u, "451", "", "You have not registered");
    return numeric(u, "421", argv[0], "Unknown command");
}

/* Handles every whole line that has come. */
int on_input(struct user *u) {
    int  got = recv(u->fd, u->in + u->len, sizeof u->in - u->len, 0);
    char line[511], *end;
    if (got <= 0) return remove_user(u->nick);
    u->len += got;
    while ((end = memmem(u->in, u->len, "\r\n", 2))) {
        int size = end - u->in, skip = u->too_long;
        if (size > 510 && !skip) skip = numeric(u, "417", "", "Input line was too long");
        memcpy(line, u->in, skip ? 0 : size);
        line[skip ? 0 : size] = 0;
        u->len -= size + 2;
        memmove(u->in, end + 2, u->len);
        u->too_long = 0;
        if (!handle(u, line)) return 0;
    }
    if (u->len > 511 || u->too_long) { /* no end in sight: keep only what may be half of a CR LF */
        if (!u->too_long) u->too_long = numeric(u, "417", "", "Input line was too long");
        u->in[0] = u->in[u->len - 1];
        u->len = u->in[0] == '\r';
    }
    return 1;
}

struct user *by_fd(int fd) {
    struct user *u = list;
    while (u && u->fd != fd) u = u->next;
    return u;
}

int main(int argc, char **argv) {
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event ev = {.events = EPOLLIN}, evs[32];
    int listener = socket(AF_INET, SOCK_STREAM, 0), ep = epoll_create1(0), one = 1;

    if (argc != 2 && argc != 3) return fprintf(stderr, "usage: %s port [password]\n", argv[0]), 1;
    password = argv[2];
    a.sin_port = htons(atoi(argv[1]));
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&a, sizeof a) || listen(listener, 128)) return perror("bind"), 1;
    ev.data.fd = listener;
    epoll_ctl(ep, EPOLL_CTL_ADD, listener, &ev);
    for (;;) {
        int ready = epoll_wait(ep, evs, 32, -1);
        for (int i = 0; i < ready; i++) {
            struct user *u = by_fd(evs[i].data.fd);
            if (evs[i].data.fd == listener) {
                int fd = ev.data.fd = accept(listener, NULL, NULL);
                if (fd < 0 || !(u = calloc(1, sizeof *u))) continue;
                u->fd = fd;
                u->next = list;
                list = u;
                epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev);
            } else if (evs[i].events & (EPOLLERR | EPOLLHUP))
                close(evs[i].data.fd);
            else if (u)
                on_input(u);
        }
    }
}

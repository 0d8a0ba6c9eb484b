/*
 * shared-line: select(), a user per descriptor, a table of commands, and "me" for whoever is being served.
 *
 * Mistakes:
 * - The line under way is a static buffer of take(): half a line of one user gets the rest from whoever
 *   writes next, and a half line of somebody who left is still there.
 * - A refused nickname (433) before registration starts the logon over: the USER given before is forgotten.
 * - A command with too few parameters is dropped without a reply (no 461, 431, 409 or 411).
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define LINE 510 /* without CR LF */
#define NICKLEN 15

typedef struct user {
    int fd, pass_ok, on;
    char nick[NICKLEN + 1], name[11];
} user;

static const char server[] = "shared.example.net";
static const char *password;
static user *users[FD_SETSIZE];
static user *me;

static void say(user *to, const char *fmt, ...) {
    char buf[LINE + 3];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(buf, LINE + 1, fmt, ap);
    va_end(ap);
    n = n > LINE ? LINE : n;
    n += sprintf(buf + n, "\r\n");
    if (send(to->fd, buf, n, MSG_DONTWAIT | MSG_NOSIGNAL) < n)
        shutdown(to->fd, SHUT_RDWR); /* it has stopped reading: hang up */
}

static void numeric(int code, const char *fmt, ...) {
    char rest[LINE + 1];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(rest, sizeof rest, fmt, ap);
    va_end(ap);
    say(me, ":%s %03d %s %s", server, code, me->nick[0] ? me->nick : "*", rest);
}

static void bye(const char *why) {
    if (why) say(me, "ERROR :Closing Link: %s", why);
    users[me->fd] = NULL;
    close(me->fd);
    free(me);
    me = NULL;
}

static user *find(const char *nick) {
    for (int fd = 0; fd < FD_SETSIZE; fd++)
        if (users[fd] && strcasecmp(users[fd]->nick, nick) == 0)
            return users[fd];
    return NULL;
}

static void welcome(void) {
    if (!me->nick[0] || !me->name[0]) return;
    if (password && !me->pass_ok) {
        numeric(464, ":Password incorrect");
        return bye("Bad password");
    }
    me->on = 1;
    numeric(1, ":Welcome to the Internet Relay Network %s!%s@localhost", me->nick, me->name);
    numeric(2, ":Your host is %s, running version shared-0.3", server);
    numeric(3, ":This server was created on a rainy Sunday");
    numeric(4, "%s shared-0.3 o o", server);
    numeric(5, "CASEMAPPING=ascii NICKLEN=%d CHANTYPES= :are supported by this server", NICKLEN);
    numeric(375, ":- %s Message of the day -", server);
    numeric(372, ":- Be nice.");
    numeric(376, ":End of MOTD command");
}

static void pass(char **arg) {
    if (me->on)
        numeric(462, ":Unauthorized command (already registered)");
    else
        me->pass_ok = password && strcmp(arg[0], password) == 0;
}

static int well_formed(const char *nick) {
    const char *p = nick;
    while (*p && (isalpha((unsigned char)*p) || strchr("[]\\`_^{|}", *p) ||
                  (p > nick && (isdigit((unsigned char)*p) || *p == '-'))))
        p++;
    return *p == '\0';
}

static void nick(char **arg) {
    char *want = arg[0];
    if (strlen(want) > NICKLEN) want[NICKLEN] = '\0';
    user *holder = find(want);
    if (!*want)
        numeric(431, ":No nickname given");
    else if (!well_formed(want))
        numeric(432, "%s :Erroneous nickname", *want == ':' || strchr(want, ' ') ? "*" : want);
    else if (holder && holder != me) {
        numeric(433, "%s :Nickname is already in use", want);
        if (!me->on) /* not logged on: start over */
            me->nick[0] = me->name[0] = '\0';
    } else if (me->on) {
        say(me, ":%s!%s@localhost NICK %s", me->nick, me->name, want);
        strcpy(me->nick, want);
    } else {
        strcpy(me->nick, want);
        welcome();
    }
}

static void username(char **arg) {
    int n = 0;
    if (me->on) return numeric(462, ":Unauthorized command (already registered)");
    for (char *p = arg[0]; *p && n < 10; p++)
        if (isalnum((unsigned char)*p) || *p == '.' || *p == '_' || *p == '-')
            me->name[n++] = *p;
    strcpy(me->name + n, n ? "" : "user");
    welcome();
}

static void ping(char **arg) { say(me, ":%s PONG %s :%s", server, server, arg[0]); }

static void quit(char **arg) { (void)arg; bye("Client Quit"); }

static void privmsg(char **arg) {
    user *to = find(arg[0]);
    if (!to || !to->on)
        numeric(401, "%s :No such nick/channel", arg[0]);
    else if (!*arg[1])
        numeric(412, ":No text to send");
    else
        say(to, ":%s!%s@localhost PRIVMSG %s :%s", me->nick, me->name, to->nick, arg[1]);
}

static const struct {
    const char *name;
    int params, anytime; /* or only once logged on */
    void (*run)(char **arg);
} commands[] = {
    {"PASS", 1, 1, pass}, {"NICK", 1, 1, nick}, {"USER", 4, 1, username}, {"PING", 1, 1, ping},
    {"PONG", 0, 1, NULL}, {"QUIT", 0, 1, quit}, {"PRIVMSG", 2, 0, privmsg},
};

static void execute(char *p) {
    char *word[16];
    int n = 0;
    if (*p == ':') p += strcspn(p, " ");
    for (p += strspn(p, " "); *p && n < 16; p += strspn(p, " ")) {
        int last = n > 0 && *p == ':';
        word[n++] = p + last;
        p += last ? strlen(p) : strcspn(p, " ");
        if (*p) *p++ = '\0';
    }
    if (n == 0) return;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcasecmp(word[0], commands[i].name) == 0 && (me->on || commands[i].anytime)) {
            if (commands[i].run && n > commands[i].params)
                commands[i].run(word + 1);
            return;
        }
    if (me->on)
        numeric(421, "%s :Unknown command", word[0][0] == ':' ? "*" : word[0]);
    else
        numeric(451, ":You have not registered");
}

static void take(const char *data, ssize_t size) {
    static char line[LINE + 1];
    static int len;
    for (; size > 0 && me; size--, data++)
        if (*data == '\r' || *data == '\n') {
            line[len] = '\0';
            len = 0;
            execute(line);
        } else if (len < LINE) /* what is beyond the limit is cut off */
            line[len++] = *data;
}

int main(int argc, char **argv) {
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_addr.s_addr = inet_addr("127.0.0.1")};
    int door = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    if (argc < 2)
        return fprintf(stderr, "usage: %s port [password]\n", argv[0]), 2;
    password = argv[2];
    addr.sin_port = htons(atoi(argv[1]));
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(door, (void *)&addr, sizeof addr) != 0 || listen(door, 128) != 0)
        return perror(argv[1]), 1;
    for (;;) {
        char data[4096];
        fd_set set;
        FD_ZERO(&set);
        FD_SET(door, &set);
        for (int fd = 0; fd < FD_SETSIZE; fd++)
            if (users[fd]) FD_SET(fd, &set);
        if (select(FD_SETSIZE, &set, NULL, NULL, NULL) < 0) continue;
        for (int fd = 0; fd < FD_SETSIZE; fd++)
            if ((me = users[fd]) && FD_ISSET(fd, &set)) {
                ssize_t size = recv(fd, data, sizeof data, 0);
                size > 0 ? take(data, size) : bye(NULL);
            }
        int fd = FD_ISSET(door, &set) ? accept(door, NULL, NULL) : -1;
        if (fd >= FD_SETSIZE) close(fd);
        else if (fd >= 0 && (users[fd] = calloc(1, sizeof(user))))
            users[fd]->fd = fd;
    }
}

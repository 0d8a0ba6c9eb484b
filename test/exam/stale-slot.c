/*
 * stale-slot: a fixed row of slots, each with its connection's stage and line under way, and a poll set made
 * anew in every round.
 *
 * Mistakes:
 * - When a connection ends, only the descriptor, nickname and stage of its slot are cleared: the next one in
 *   that slot has the USER (and the password) of the one before, and the half line it left.
 * - Numerics go out with %d: 002, 003 and 004 are sent as 2, 3 and 4 (001 was written by hand).
 * - The echo of a change of nickname is sent after the change, in the name of the new nickname.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SLOTS = 500, NICK_MAX = 12, LINE_MAX_BYTES = 510 };
enum Stage { LOGGING_ON, LOGGED_ON };

typedef struct {
    int fd; /* -1: free */
    enum Stage stage;
    char nick[NICK_MAX + 1], user[9];
    int knowsPassword, lineLength;
    char line[LINE_MAX_BYTES + 2]; /* one byte more than fits says that it is too long */
} Slot;

static Slot slots[SLOTS];
static const char *serverName = "slots.example.org", *serverPassword;

static void hangUp(Slot *s)
{
    close(s->fd);
    s->fd = -1;
    s->nick[0] = '\0';
    s->stage = LOGGING_ON;
}

static void sendTo(Slot *s, const char *format, ...)
{
    char out[LINE_MAX_BYTES + 3];
    va_list ap;
    va_start(ap, format);
    vsnprintf(out, LINE_MAX_BYTES + 1, format, ap);
    va_end(ap);
    strcat(out, "\r\n");
    ssize_t size = strlen(out);
    /* A peer that leaves its replies unread is shut down, poll() then tells us that it is gone. */
    if (send(s->fd, out, size, MSG_NOSIGNAL | MSG_DONTWAIT) != size) shutdown(s->fd, SHUT_RDWR);
}

static void numeric(Slot *s, int code, const char *format, ...)
{
    char text[LINE_MAX_BYTES + 1];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    sendTo(s, ":%s %d %s %s", serverName, code, s->nick[0] ? s->nick : "*", text);
}

static char lower(char c)
{
    const char *upper = "[]\\~", *at = c ? strchr(upper, c) : NULL;
    return at ? "{}|^"[at - upper] : tolower((unsigned char)c);
}

static Slot *byNick(const char *nick)
{
    for (Slot *s = slots; s < slots + SLOTS; s++) {
        int i = 0;
        while (nick[i] && lower(nick[i]) == lower(s->nick[i])) i++;
        if (s->fd >= 0 && !nick[i] && !s->nick[i]) return s;
    }
    return NULL;
}

static void logOn(Slot *s)
{
    if (s->stage == LOGGED_ON || !s->nick[0] || !s->user[0]) return;
    if (serverPassword && !s->knowsPassword) {
        numeric(s, 464, ":Password incorrect");
        sendTo(s, "ERROR :Closing Link: %s (Password incorrect)", s->nick);
        hangUp(s);
        return;
    }
    s->stage = LOGGED_ON;
    sendTo(s, ":%s 001 %s :Welcome to the network %s!%s@127.0.0.1", serverName, s->nick, s->nick, s->user);
    numeric(s, 2, ":Your host is %s, running version 0.1", serverName);
    numeric(s, 3, ":This server was created before you came");
    numeric(s, 4, "%s 0.1 o o", serverName);
    numeric(s, 422, ":MOTD File is missing");
}

static int isNick(const char *text)
{
    if (isdigit((unsigned char)text[0]) || text[0] == '-') return 0;
    for (; *text; text++)
        if (!isalnum((unsigned char)*text) && !strchr("-[]\\`_^{|}", *text)) return 0;
    return 1;
}

static void onNick(Slot *s, char *wanted)
{
    if (strlen(wanted) > NICK_MAX) wanted[NICK_MAX] = '\0';
    Slot *holder = byNick(wanted);
    if (!wanted[0]) numeric(s, 431, ":No nickname given");
    else if (!isNick(wanted)) numeric(s, 432, "%s :Erroneous nickname", strpbrk(wanted, ": ") ? "*" : wanted);
    else if (holder && holder != s) numeric(s, 433, "%s :Nickname is already in use", wanted);
    else {
        strcpy(s->nick, wanted);
        if (s->stage == LOGGED_ON) sendTo(s, ":%s!%s@127.0.0.1 NICK :%s", s->nick, s->user, wanted);
        logOn(s);
    }
}

static void onUser(Slot *s, const char *name, const char *realName)
{
    if (s->stage == LOGGED_ON) numeric(s, 462, ":You may not reregister");
    else if (!realName[0]) numeric(s, 461, "USER :Not enough parameters");
    else {
        snprintf(s->user, sizeof s->user, "%s", name);
        for (char *c = s->user; *c; c++)
            if (!isalnum((unsigned char)*c)) *c = '_';
        logOn(s);
    }
}

static void onPass(Slot *s, const char *password)
{
    if (s->stage == LOGGED_ON) numeric(s, 462, ":You may not reregister");
    else if (!password[0]) numeric(s, 461, "PASS :Not enough parameters");
    else s->knowsPassword = serverPassword && strcmp(password, serverPassword) == 0;
}

static void onPrivmsg(Slot *s, const char *recipient, const char *text)
{
    Slot *to = byNick(recipient);
    if (!recipient[0]) numeric(s, 411, ":No recipient given (PRIVMSG)");
    else if (!text[0]) numeric(s, 412, ":No text to send");
    else if (!to || to->stage != LOGGED_ON) numeric(s, 401, "%s :No such nick", recipient);
    else sendTo(to, ":%s!%s@127.0.0.1 PRIVMSG %s :%s", s->nick, s->user, to->nick, text);
}

static void onLine(Slot *s)
{
    char none[] = "", *argv[16] = {none, none, none, none, none}, *p = s->line;
    int argc = 0;
    if (*p == ':') p += strcspn(p, " ");
    while (argc < 16 && *(p += strspn(p, " "))) {
        int isLast = argc > 0 && *p == ':';
        argv[argc++] = p + isLast;
        p += strcspn(p, isLast ? "" : " ");
        if (*p) *p++ = '\0';
    }
    if (argc == 0 || strcasecmp(argv[0], "PONG") == 0) return;
    if (strcasecmp(argv[0], "NICK") == 0) onNick(s, argv[1]);
    else if (strcasecmp(argv[0], "USER") == 0) onUser(s, argv[1], argv[4]);
    else if (strcasecmp(argv[0], "PASS") == 0) onPass(s, argv[1]);
    else if (strcasecmp(argv[0], "PING") == 0 && !argv[1][0]) numeric(s, 409, ":No origin specified");
    else if (strcasecmp(argv[0], "PING") == 0) sendTo(s, ":%s PONG %s :%s", serverName, serverName, argv[1]);
    else if (strcasecmp(argv[0], "QUIT") == 0) {
        sendTo(s, "ERROR :Closing Link: %s (Quit)", s->nick[0] ? s->nick : "*");
        hangUp(s);
    } else if (s->stage == LOGGING_ON) numeric(s, 451, ":You have not registered");
    else if (strcasecmp(argv[0], "PRIVMSG") == 0) onPrivmsg(s, argv[1], argv[2]);
    else numeric(s, 421, "%s :Unknown command", argv[0][0] == ':' ? "*" : argv[0]);
}

static void onData(Slot *s)
{
    char data[1024];
    ssize_t size = recv(s->fd, data, sizeof data, 0);
    if (size <= 0) hangUp(s);
    for (ssize_t i = 0; i < size && s->fd >= 0; i++) {
        int length = s->lineLength;
        if (data[i] == '\r' || data[i] == '\n') {
            s->line[length] = '\0';
            s->lineLength = 0;
            if (length > LINE_MAX_BYTES) numeric(s, 417, ":Input line was too long");
            else onLine(s);
        } else if (length <= LINE_MAX_BYTES) s->line[s->lineLength++] = data[i];
    }
}

static void onConnect(int listener)
{
    int i = 0, fd = accept(listener, NULL, NULL);
    while (i < SLOTS && slots[i].fd >= 0) i++;
    if (i < SLOTS) slots[i].fd = fd;
    else close(fd);
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    struct pollfd set[SLOTS + 1];
    int reuse = 1;
    set[SLOTS] = (struct pollfd){.fd = socket(AF_INET, SOCK_STREAM, 0), .events = POLLIN};
    if (argc < 2) return fprintf(stderr, "usage: %s <port> [password]\n", argv[0]), EXIT_FAILURE;
    serverPassword = argv[2];
    for (int i = 0; i < SLOTS; i++) slots[i].fd = -1;
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    address.sin_port = htons(atoi(argv[1]));
    setsockopt(set[SLOTS].fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    if (bind(set[SLOTS].fd, (struct sockaddr *)&address, sizeof address) || listen(set[SLOTS].fd, 128))
        return perror("bind"), EXIT_FAILURE;
    for (;;) {
        for (int i = 0; i < SLOTS; i++) set[i] = (struct pollfd){.fd = slots[i].fd, .events = POLLIN};
        if (poll(set, SLOTS + 1, -1) < 0) continue;
        for (int i = 0; i < SLOTS; i++)
            if (set[i].revents) onData(&slots[i]);
        if (set[SLOTS].revents) onConnect(set[SLOTS].fd);
    }
}

/*
 * strict-pass: insists on a password; a list of people, and from each whom select() names one line is read.
 *
 * Mistakes:
 * - A line is read byte by byte until its end: half a line of one client keeps everybody else waiting.
 * - Only USER looks whether the password was right, after it has noted the user: it answers 464, but a NICK
 *   thereafter logs on without a password (and a PASS between USER and NICK comes too late for the 464).
 * - A nickname in use is answered by ERROR and a close instead of 433, even to somebody long logged on.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_LINE 510

typedef struct person_s {
	struct person_s	*next;
	int				sock, gone, pass_ok, welcomed;
	char			nick[10], user[10];
}	person_t;

static person_t		*g_people;
static const char	*g_password;

static void	tell(person_t *p, const char *format, ...)
{
	char	line[MAX_LINE + 3];
	va_list	ap;
	va_start(ap, format);
	int len = vsnprintf(line, MAX_LINE + 1, format, ap);
	va_end(ap);
	len = len > MAX_LINE ? MAX_LINE : len;
	memcpy(line + len, "\r\n", 2);
	if (send(p->sock, line, len + 2, MSG_DONTWAIT) != len + 2)
		p->gone = 1;
}

static void	numeric(person_t *p, const char *code, const char *what, const char *text)
{
	if (*what == ':' || strchr(what, ' '))
		what = "*";
	tell(p, ":irc.strict.test %s %s %s%s:%s", code, *p->nick ? p->nick : "*", what, *what ? " " : "", text);
}

static void	leave(person_t *p, const char *reason)
{
	tell(p, "ERROR :Closing Link: %s", reason);
	p->gone = 1;
}

/* The brackets []\ and ~ are letters, too: their lower case is {}| and ^. */
static char	to_lower(char c) { return (c >= 'A' && c <= ']' ? c + 32 : c == '~' ? '^' : c); }

static person_t	*find(const char *nick)
{
	for (person_t *p = g_people; p; p = p->next) {
		int i = 0;
		for (; nick[i] && to_lower(nick[i]) == to_lower(p->nick[i]); i++);
		if (!p->gone && *p->nick && nick[i] == p->nick[i])
			return (p);
	}
	return (NULL);
}

static void	welcome(person_t *p)
{
	p->welcomed = 1;
	tell(p, ":irc.strict.test 001 %s :Welcome to the IRC network %s!%s@127.0.0.1", p->nick, p->nick, p->user);
}

static int	is_nick(const char *s)
{
	if (strlen(s) > 9 || isdigit((unsigned char)*s) || *s == '-')
		return (0);
	while (isalnum((unsigned char)*s) || (*s && strchr("[]\\`_^{|}-", *s)))
		s++;
	return (*s == '\0');
}

static void	cmd_nick(person_t *p, const char *nick)
{
	if (!*nick)
		numeric(p, "431", "", "No nickname given");
	else if (!is_nick(nick))
		numeric(p, "432", nick, "Erroneous nickname");
	else if (find(nick) && find(nick) != p)
		leave(p, "Nickname is already in use");
	else {
		if (p->welcomed && strcmp(p->nick, nick))
			tell(p, ":%s!%s@127.0.0.1 NICK :%s", p->nick, p->user, nick);
		strcpy(p->nick, nick);
		if (!p->welcomed && *p->user)
			welcome(p);
	}
}

static void	cmd_user(person_t *p, char **arg)
{
	int i;
	if (!*arg[3])
		numeric(p, "461", "USER", "Not enough parameters");
	else {
		for (i = 0; arg[0][i] && i < 9; i++)
			p->user[i] = isalnum((unsigned char)arg[0][i]) ? arg[0][i] : '_';
		p->user[i] = '\0';
		if (!p->pass_ok)
			numeric(p, "464", "", "Password incorrect");
		else if (*p->nick)
			welcome(p);
	}
}

static void	cmd_pass(person_t *p, const char *pass)
{
	if (!*pass)
		numeric(p, "461", "PASS", "Not enough parameters");
	else
		p->pass_ok = strcmp(pass, g_password) == 0;
}

static void	run(person_t *p, char *line)
{
	char	*word[16] = {"", "", "", "", ""};
	int		n;
	if (*line == ':')
		line += strcspn(line, " ");
	for (n = 0; n < 16 && *(line += strspn(line, " ")); n++) {
		word[n] = line + (n && *line == ':');
		line += strcspn(line, word[n] > line ? "" : " ");
		if (*line) *line++ = '\0';
	}
	if (!n || !strcasecmp(word[0], "PONG"))
		return ;
	if (p->welcomed && (!strcasecmp(word[0], "PASS") || !strcasecmp(word[0], "USER")))
		numeric(p, "462", "", "You may not reregister");
	else if (!strcasecmp(word[0], "PASS"))
		cmd_pass(p, word[1]);
	else if (!strcasecmp(word[0], "NICK"))
		cmd_nick(p, word[1]);
	else if (!strcasecmp(word[0], "USER"))
		cmd_user(p, word + 1);
	else if (!strcasecmp(word[0], "QUIT"))
		leave(p, "Quit");
	else if (!strcasecmp(word[0], "PING") && !*word[1])
		numeric(p, "409", "", "No origin specified");
	else if (!strcasecmp(word[0], "PING"))
		tell(p, ":irc.strict.test PONG irc.strict.test :%s", word[1]);
	else if (!p->welcomed)
		numeric(p, "451", "", "You have not registered");
	else
		numeric(p, "421", word[0], "Unknown command");
}

static void	read_line(person_t *p)
{
	char	line[MAX_LINE + 1], c;
	int		len = 0;
	while (recv(p->sock, &c, 1, 0) == 1) {
		if (c == '\n' || c == '\r') {
			line[len] = '\0';
			run(p, line);
			return ;
		}
		if (len < MAX_LINE) line[len++] = c;
	}
	p->gone = 1;
}

/* Closes what is over, once nothing unread is left that would make the close a reset. */
static void	sweep(person_t **link)
{
	char	rest[512];
	while (*link) {
		person_t *p = *link;
		if (p->gone) {
			while (recv(p->sock, rest, sizeof rest, MSG_DONTWAIT) > 0);
			*link = p->next;
			close(p->sock);
			free(p);
		} else
			link = &p->next;
	}
}

int	main(int argc, char **argv)
{
	struct sockaddr_in	addr = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int					one = 1, door = socket(AF_INET, SOCK_STREAM, 0);
	fd_set				set;

	if (argc != 3 || !*argv[2]) return (fprintf(stderr, "usage: %s <port> <password>\n", argv[0]), 1);
	g_password = argv[2];
	addr.sin_port = htons(atoi(argv[1]));
	signal(SIGPIPE, SIG_IGN);
	setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	if (bind(door, (void *)&addr, sizeof addr) || listen(door, 128)) return (perror("ircserv"), 1);
	for (;; sweep(&g_people)) {
		FD_ZERO(&set);
		FD_SET(door, &set);
		for (person_t *p = g_people; p; p = p->next) FD_SET(p->sock, &set);
		if (select(FD_SETSIZE, &set, NULL, NULL, NULL) < 0) continue ;
		for (person_t *p = g_people; p; p = p->next)
			if (FD_ISSET(p->sock, &set) && !p->gone) read_line(p);
		if (FD_ISSET(door, &set)) {
			person_t *p = calloc(1, sizeof *p);
			p->sock = accept(door, NULL, NULL);
			p->gone = p->sock < 0 || p->sock >= FD_SETSIZE;
			p->next = g_people;
			g_people = p;
		}
	}
}

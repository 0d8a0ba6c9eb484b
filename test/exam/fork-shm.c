/*
 * fork-shm: a process per connection, talking through stdio; the nicknames are on a board in shared memory.
 *
 * Mistakes:
 * - A change of nickname writes the new one on the board and does not wipe out the old one, which nobody else
 *   gets before the connection ends.
 * - fgets() into a fixed buffer: the rest of a line that is longer than 512 bytes is taken for the next line.
 * - A numeric to somebody without a nickname has nothing, not even a *, in the place of the target.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <semaphore.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define ROWS 4096
#define MAXNICK 16
#define NAME "fork.irc.test"
#define IS(name) (strcasecmp(command, name) == 0)

static struct {
	sem_t lock;
	struct { pid_t owner; char nick[MAXNICK + 1]; } row[ROWS];
} *board;

/* Of this process's only client. */
static FILE *out;
static const char *server_password;
static char nick[MAXNICK + 1], username[17];
static int pass_matches, welcomed;

static int fold(unsigned char c) { return c == '~' ? '^' : c >= '[' && c <= ']' ? c + 32 : tolower(c); }

static int same(const char *a, const char *b)
{
	while (*a && fold(*a) == fold(*b))
		a++, b++;
	return fold(*a) == fold(*b);
}

/* Who holds the nickname now: we, if nobody did; 0 if the board is full. */
static pid_t claim(const char *wanted)
{
	pid_t holder = 0;
	int empty = -1;
	sem_wait(&board->lock);
	for (int i = 0; i < ROWS; i++)
		if (!board->row[i].owner)
			empty = i;
		else if (same(board->row[i].nick, wanted))
			holder = board->row[i].owner;
	if (!holder && empty >= 0) {
		strcpy(board->row[empty].nick, wanted);
		holder = board->row[empty].owner = getpid();
	}
	sem_post(&board->lock);
	return holder;
}

static void release_all(void)
{
	sem_wait(&board->lock);
	for (int i = 0; i < ROWS; i++)
		if (board->row[i].owner == getpid())
			board->row[i].owner = 0;
	sem_post(&board->lock);
}

static void send_line(const char *format, ...)
{
	char line[511];
	va_list ap;
	va_start(ap, format);
	vsnprintf(line, sizeof line, format, ap);
	va_end(ap);
	fprintf(out, "%s\r\n", line);
	fflush(out);
}

#define SEND_NUMERIC(number, text, ...) send_line(":" NAME " " number " %s " text, nick, ##__VA_ARGS__)

static void end(const char *reason)
{
	send_line("ERROR :Closing Link: %s", reason);
	release_all();
	exit(0);
}

static void welcome_if_complete(void)
{
	if (welcomed || !*nick || !*username)
		return;
	if (server_password && !pass_matches) {
		SEND_NUMERIC("464", ":Password incorrect");
		end("Bad password");
	}
	welcomed = 1;
	SEND_NUMERIC("001", ":Welcome to ForkNet %s!%s@localhost", nick, username);
	SEND_NUMERIC("002", ":Your host is " NAME ", running version fork-1");
	SEND_NUMERIC("003", ":This server was created in a fork");
	SEND_NUMERIC("004", NAME " fork-1 i n");
	SEND_NUMERIC("422", ":There is no message of the day");
}

/* One word that can stand in the middle of a line, or * if this is none. */
static const char *word(const char *s)
{
	size_t n = 0;
	while (isgraph((unsigned char)s[n]))
		n++;
	return s[n] || !n || *s == ':' ? "*" : s;
}

static void on_nick(const char *wanted)
{
	size_t n = 0;
	pid_t holder;
	while (isalnum((unsigned char)wanted[n]) || (wanted[n] && strchr("-[]\\`_^{|}", wanted[n])))
		n++;
	if (!*wanted)
		SEND_NUMERIC("431", ":No nickname given");
	else if (wanted[n] || n > MAXNICK || *wanted == '-' || isdigit((unsigned char)*wanted))
		SEND_NUMERIC("432", "%s :Erroneous nickname", word(wanted));
	else if (!(holder = claim(wanted)))
		SEND_NUMERIC("437", "%s :Nickname is temporarily unavailable", wanted);
	else if (holder != getpid())
		SEND_NUMERIC("433", "%s :Nickname is already in use", wanted);
	else {
		if (welcomed)
			send_line(":%s!%s@localhost NICK :%s", nick, username, wanted);
		strcpy(nick, wanted);
		welcome_if_complete();
	}
}

static void on_line(char *line)
{
	char *params[16] = { "", "", "", "", "" }, *command;
	int count = 0;
	line += *line == ':' ? strcspn(line, " ") : 0;
	line += strspn(line, " ");
	command = strsep(&line, " ");
	while (line && count < 15 && *(line += strspn(line, " ")))
		params[count++] = *line == ':' ? strsep(&line, "") + 1 : strsep(&line, " ");
	if (!*command || IS("PONG"))
		return;
	else if (IS("NICK"))
		on_nick(params[0]);
	else if (IS("QUIT"))
		end("Quit");
	else if (IS("PING") && *params[0])
		send_line(":" NAME " PONG " NAME " :%s", params[0]);
	else if (IS("PING"))
		SEND_NUMERIC("409", ":No origin specified");
	else if (!IS("USER") && !IS("PASS") && !welcomed)
		SEND_NUMERIC("451", ":You have not registered");
	else if (!IS("USER") && !IS("PASS"))
		SEND_NUMERIC("421", "%s :Unknown command", word(command));
	else if (welcomed)
		SEND_NUMERIC("462", ":You may not reregister");
	else if (!*params[IS("USER") ? 3 : 0])
		SEND_NUMERIC("461", "%s :Not enough parameters", IS("USER") ? "USER" : "PASS");
	else if (IS("PASS"))
		pass_matches = server_password && !strcmp(params[0], server_password);
	else {
		snprintf(username, sizeof username, "%s", params[0]);
		for (char *p = username; *p; p++)
			*p = isalnum((unsigned char)*p) || strchr("-._", *p) ? *p : '_';
		welcome_if_complete();
	}
}

static void talk(int fd)
{
	FILE *in = fdopen(fd, "r");
	char line[513];
	out = fdopen(dup(fd), "w");
	while (fgets(line, sizeof line, in) && !feof(in)) { /* at its end a line is cut off in the middle */
		char *last = line + strcspn(line, "\n");
		*(last > line && last[-1] == '\r' ? last - 1 : last) = '\0';
		on_line(line);
	}
	release_all();
	exit(0);
}

int main(int argc, char *argv[])
{
	struct sockaddr_in sin = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd, on = 1, sock = socket(AF_INET, SOCK_STREAM, 0);

	if (argc < 2)
		return fprintf(stderr, "usage: %s port [password]\n", argv[0]), 1;
	server_password = argv[2];
	board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	sem_init(&board->lock, 1, 1);
	signal(SIGCHLD, SIG_IGN); /* no zombies */
	signal(SIGPIPE, SIG_IGN);
	sin.sin_port = htons(atoi(argv[1]));
	setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(sock, (void *)&sin, sizeof sin) || listen(sock, 128))
		return perror("listen"), 1;
	for (;;) {
		fd = accept(sock, NULL, NULL);
		if (fd >= 0 && fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGTERM); /* end with the parent */
			close(sock);
			talk(fd);
		}
		close(fd);
	}
}

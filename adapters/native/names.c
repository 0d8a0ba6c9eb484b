/*
 * Preloaded into a server that cannot be kept from looking up the names of its clients: whatever is asked of a name server (UDP,
 * port 53) is answered at once, inside of the process, by "no such name".
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))
#define NAME_SERVER_PORT 53
#define LONGEST_QUESTION 512
#define NO_SUCH_NAME 3

/* The name server that was asked last, and the socket that asked it. */
static struct sockaddr_storage asked;
static int asking = -1;

/* Where a datagram socket can be reached from here, and the size of that; gives it a port if it has none. */
static socklen_t own_address(int fd, struct sockaddr_storage *own) {
  socklen_t size = sizeof *own;
  getsockname(fd, (struct sockaddr *)own, &size);
  /* The port stands in the same place in both kinds of address. */
  struct sockaddr_in *four = (struct sockaddr_in *)own;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)own;
  if (four->sin_port == 0) {
    bind(fd, (struct sockaddr *)own, size);
    getsockname(fd, (struct sockaddr *)own, &size);
  }
  if (own->ss_family == AF_INET) four->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  else inet_pton(AF_INET6, "::ffff:127.0.0.1", &six->sin6_addr);
  return size;
}

static int is_name_server(const struct sockaddr *to) {
  if (to == NULL || (to->sa_family != AF_INET && to->sa_family != AF_INET6)) return 0;
  return ((const struct sockaddr_in *)to)->sin_port == htons(NAME_SERVER_PORT);
}

/* A question for a name server becomes an answer, which goes to the socket that asks. */
ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
  if (!is_name_server(to) || size < 4 || size > LONGEST_QUESTION)
    return REAL(sendto)(fd, data, size, flags, to, length);
  unsigned char answer[LONGEST_QUESTION];
  memcpy(answer, data, size);
  answer[2] |= 0x80; /* the bit that marks an answer */
  answer[3] = (answer[3] & 0xf0) | NO_SUCH_NAME;
  memcpy(&asked, to, length);
  asking = fd;
  struct sockaddr_storage own;
  socklen_t own_length = own_address(fd, &own);
  return REAL(sendto)(fd, answer, size, flags, (struct sockaddr *)&own, own_length);
}

/* What that socket receives comes from the name server, as far as the program can tell. */
ssize_t recvfrom(int fd, void *data, size_t size, int flags, struct sockaddr *from, socklen_t *length) {
  ssize_t received = REAL(recvfrom)(fd, data, size, flags, from, length);
  if (received >= 0 && fd == asking && from != NULL) memcpy(from, &asked, *length);
  return received;
}

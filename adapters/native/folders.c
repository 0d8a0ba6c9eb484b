/*
 * Preloaded into a server that was built for the folders of one system: it finds them elsewhere. NICK_COLLIDER_PATHS holds
 * "from=to" with ":" between them; a path that begins with `from` is taken to begin with `to`.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))
#define LONGEST_PATH 4096

/* Where a path is to be found; `room` takes it where that is elsewhere. */
static const char *found(const char *path, char *room) {
  const char *next = getenv("NICK_COLLIDER_PATHS");
  while (path != NULL && next != NULL && *next != '\0') {
    const char *equals = strchr(next, '=');
    if (equals == NULL) break;
    size_t from = equals - next, to = strcspn(equals + 1, ":");
    if (strncmp(path, next, from) == 0) {
      snprintf(room, LONGEST_PATH, "%.*s%s", (int)to, equals + 1, path + from);
      return room;
    }
    next = equals + 1 + to;
    if (*next == ':') next += 1;
  }
  return path;
}

/* A function of the C library whose first parameter is a path. */
#define OF_PATH(type, function, parameters, ...)                                               \
  type function parameters {                                                                   \
    char room[LONGEST_PATH];                                                                   \
    return REAL(function)(found(path, room), ##__VA_ARGS__);                                   \
  }

OF_PATH(FILE *, fopen, (const char *path, const char *mode), mode)
OF_PATH(FILE *, fopen64, (const char *path, const char *mode), mode)
OF_PATH(int, stat, (const char *path, struct stat *result), result)
OF_PATH(int, stat64, (const char *path, struct stat64 *result), result)
OF_PATH(int, access, (const char *path, int mode), mode)
OF_PATH(DIR *, opendir, (const char *path))
OF_PATH(void *, dlopen, (const char *path, int flags), flags)

#define OF_PATH_AND_MODE(function)                                                             \
  int function(const char *path, int flags, ...) {                                             \
    char room[LONGEST_PATH];                                                                   \
    va_list rest;                                                                              \
    va_start(rest, flags);                                                                     \
    mode_t mode = (flags & O_CREAT) == 0 ? 0 : va_arg(rest, mode_t);                           \
    va_end(rest);                                                                              \
    return REAL(function)(found(path, room), flags, mode);                                     \
  }

OF_PATH_AND_MODE(open)
OF_PATH_AND_MODE(open64)

#define MOST_ARGUMENTS 16

int execlp(const char *path, const char *name, ...) {
  char room[LONGEST_PATH];
  const char *arguments[MOST_ARGUMENTS + 1] = {name};
  va_list rest;
  va_start(rest, name);
  for (int at = 1; at < MOST_ARGUMENTS && arguments[at - 1] != NULL; at += 1)
    arguments[at] = va_arg(rest, const char *);
  va_end(rest);
  return execvp(found(path, room), (char *const *)arguments);
}

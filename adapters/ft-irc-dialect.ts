/**
 * What the subject of ft_irc, a project of the school 42, settles: nobody is let in without the password of `./ircserv <port> <password>`, and
 * there are neither accounts nor IRCX. The rest is left to its authors, as the specifications leave it.
 */
export const FT_IRC = {
  server_password: ['required'],
  sasl: ['absent'],
  ircx: ['absent'],
} as const;

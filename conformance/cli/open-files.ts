/** So many files are open at once while the modules of this program are loaded; a run needs fewer, its sockets apart. */
const NEEDED = 192;

/** How many files this process may open; infinitely many where there is no limit. */
export function openFileLimit(): number {
  const { userLimits } = process.report.getReport() as unknown as ProcessLimits;
  const limit = Number(userLimits?.open_files.soft);
  return Number.isNaN(limit) ? Infinity : limit;
}

/** Why this program cannot even be loaded, with the next step; null where it can. */
export function tooFewFiles(limit: number): string | null {
  if (limit >= NEEDED) return null;
  return `  ✗ this process may open only ${limit} files at once, and needs ${NEEDED}\n\n    raise the limit, and start again:  ulimit -n 4096\n`;
}

/** The part of Node's report that tells the limits of the process; a limit that there is none of is a word. */
interface ProcessLimits {
  readonly userLimits?: { readonly open_files: { readonly soft: number | string } };
}

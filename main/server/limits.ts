/** How much the server takes, each with its reason. Sizes in bytes, times in milliseconds. */

const MIB = 1024 * 1024;

/** An import of the largest statement files there are, or an attachment, with the multipart around it. */
export const FILES_BYTES_MAX = 160 * MIB;
/** The contract takes 10,000 entries in one call, each with many postings; they fit. */
export const ENTRIES_BYTES_MAX = 32 * MIB;
/** Everything else is a form that a person could fill in. */
export const BODY_BYTES_MAX = MIB;
/** A hand-over code: the one body that is read before anyone is let in. */
export const SESSION_BYTES_MAX = 1024;
/** The contract takes 500 files; the rest is fields. */
export const MULTIPART_PARTS_MAX = 600;
/** Name, file name and type of one part of a form. */
export const PART_HEAD_BYTES_MAX = 8 * 1024;
/** The contract's deepest input is four levels down. */
export const JSON_DEPTH_MAX = 32;
/** Cookies of other programs on the same address come along, hence more than our own headers need. */
export const HEADER_BYTES_MAX = 32 * 1024;
export const HEADERS_COUNT_MAX = 100;
export const IDEMPOTENCY_KEY_LENGTH_MAX = 200;
/** One person with a browser and a few scripts. */
export const CONNECTIONS_MAX = 64;
/** Who dribbles the headers is not a browser. */
export const HEADERS_MS_MAX = 10_000;
/** 160 MiB at 1.5 MB/s; loopback does a thousand times that. */
export const REQUEST_MS_MAX = 120_000;
/**
 * How long a connection may rest that belongs to nobody who was let in: who neither sends nor reads would hold one of
 * the few there are, until the owner gets none.
 */
export const STRANGER_MS_MAX = 5_000;
export const KEEP_ALIVE_MS = 5_000;
export const CONNECTIONS_CHECK_MS = 2_000;
/** How long the rest of a refused body is swallowed, so that the sender gets to read the refusal. */
export const LINGER_MS_MAX = 2_000;
/** How long `close` lets calls end by themselves before it cuts them off. */
export const CLOSE_MS_MAX = 5_000;

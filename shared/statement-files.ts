/** How files that banks hand out are named. What a file is, its content tells; a name only says whether to look. */

/** Made for statements: the system is told that the program opens these. */
export const STATEMENT_EXTENSIONS = ['.ofx', '.qfx', '.qbo', '.qif', '.sta', '.mt940', '.940'] as const;

/** By right other programs’, and statements now and then. */
export const SHARED_EXTENSIONS = ['.csv', '.tsv', '.xlsx', '.zip', '.xml', '.942', '.pdf'] as const;

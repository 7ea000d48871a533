/** Below this a guess of a table's columns should be shown to the user before it is used. */
export const TRUSTED_CONFIDENCE = 0.7;

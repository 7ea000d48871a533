/** The vaults that most tests begin with: that of the sample, and one without any books. */

export const PASSPHRASE = 'violet anchor thirteen maple';
export const SAMPLE_ENDING = '2026-10-31';
/** Where it is made before all tests, to be copied for each. */
export const SAMPLE_DIR = 'dist/e2e-sample';
export const BLANK_DIR = 'dist/e2e-blank';

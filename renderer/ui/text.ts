/** The kit's words in the language in use: the one place where a translation is put in. */
import { type UiText, ui } from '../text/en/ui.ts';

export const text: UiText = ui;

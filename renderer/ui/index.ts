/** The kit. Charts have an entry of their own, `ui/chart/index.ts`, so that they load when one is first shown. */
export * from './action/index.ts';
export { cx } from './cx.ts';
export * from './date/index.ts';
export * from './entity/index.ts';
export * from './field/index.ts';
export * from './grid/index.ts';
export { KitProvider, type KitProviderProps, useScheme } from './KitProvider.tsx';
export * from './layout/index.ts';
export { type Density, useLocale } from './locale.tsx';
export * from './money/index.ts';
export * from './overlay/index.ts';
export { asBoolean, asText, readPref, usePref, writePref } from './prefs.ts';
export * from './show/index.ts';

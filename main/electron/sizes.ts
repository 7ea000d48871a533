/** Below this the screens no longer fit. CSS pixels. */
export const SIZE_MIN = { width: 1024, height: 700 } as const;

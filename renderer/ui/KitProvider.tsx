/** Everything the kit needs around the app: theme, locale, density, the voice of the announcer and the toasts. */
import {
  localStorageColorSchemeManager,
  type MantineColorScheme,
  MantineProvider,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import './styles.ts';
import { type Density, defaultReading, ReadingContext } from './locale.tsx';
import { AnnouncerRegion } from './overlay/Announcer.tsx';
import { Toasts } from './overlay/Toasts.tsx';
import { text } from './text.ts';
import { FLOATING, resolver, theme } from './theme.ts';

export interface KitProviderProps {
  children: ReactNode;
  /** BCP 47; the browser's by default. */
  locale?: string;
  density?: Density;
  /** For tests and pictures: today as `YYYY-MM-DD`. */
  today?: string;
  /** The nonce of the page's policy, for the one style element Mantine makes (dialogs want `setNonce` of get-nonce, too). */
  nonce?: string;
  /** Forced, for pictures; otherwise what was chosen, or what the system asks for. */
  scheme?: 'light' | 'dark';
}

const schemes = localStorageColorSchemeManager({ key: 'bulkhead.scheme' });

export function KitProvider({
  children,
  locale,
  density = 'compact',
  today,
  nonce,
  scheme,
}: KitProviderProps) {
  const reading = useMemo(
    () => ({
      locale: locale ?? navigator.language,
      density,
      today: today === undefined ? defaultReading.today : () => today,
    }),
    [locale, density, today],
  );
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withGlobalClasses={false}
      {...(nonce !== undefined && { getStyleNonce: () => nonce })}
      {...(scheme && { forceColorScheme: scheme })}
    >
      <ReadingContext value={reading}>
        {children}
        <Toasts />
        <AnnouncerRegion />
        <section id={FLOATING} aria-label={text.floating} />
      </ReadingContext>
    </MantineProvider>
  );
}

/** The scheme chosen (`auto` follows the system), the one drawn, and how to choose another. */
export function useScheme(): {
  chosen: MantineColorScheme;
  drawn: 'light' | 'dark';
  choose: (scheme: MantineColorScheme) => void;
} {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const drawn = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return { chosen: colorScheme, drawn, choose: setColorScheme };
}

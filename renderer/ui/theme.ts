/** Mantine, drawn with our tokens: whatever of it is used must look like the rest of the drawing. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Mantine wants ten shades; ours is one ink of action a theme. Only the ones it draws with matter. */
const teal: MantineColorsTuple = [
  '#e3efed',
  '#c9e1de',
  '#9fcac7',
  '#6fb5b2',
  '#4fb3b0',
  '#2b8f8d',
  '#0e6a6a',
  '#0a5656',
  '#084747',
  '#063838',
];

const quick = { duration: 100, transition: 'fade' } as const;

/** What floats lies in a landmark of its own (KitProvider), so that nothing of the page is outside of one. */
export const FLOATING = 'kit-floating';
const float = { shadow: 'md', transitionProps: quick, zIndex: 300, portalProps: { target: `#${FLOATING}` } };

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: {
    xs: 'var(--text-12)',
    sm: 'var(--text-13)',
    md: 'var(--text-14)',
    lg: 'var(--text-16)',
    xl: 'var(--text-20)',
  },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-4)',
    lg: 'var(--space-6)',
    xl: 'var(--space-8)',
  },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver: defaultVariantColorsResolver,
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--shadow-float)',
    lg: 'var(--shadow-float)',
    xl: 'var(--shadow-float)',
  },
  components: {
    Popover: { defaultProps: { ...float, offset: 4 } },
    // The place-holder that takes the first focus is a tab stop without a role; the first item takes it instead.
    Menu: { defaultProps: { ...float, offset: 4, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { ...float, openDelay: 450, closeDelay: 0, offset: 6, color: 'dark' } },
    Modal: {
      defaultProps: { transitionProps: quick, overlayProps: { backgroundOpacity: 1, color: 'var(--veil)' } },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 1, color: 'var(--veil)' },
      },
    },
  },
});

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--action)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--row-hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
};

export const resolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': '1.5' },
  light: shared,
  dark: shared,
});

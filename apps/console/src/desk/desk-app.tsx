import '@mantine/core/styles.css';
import './mantine.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { useColorScheme } from '../theme/color-scheme.js';
import { router } from './routes.js';

const theme = createTheme({
  fontFamily: 'var(--font-desk)',
  fontFamilyMonospace: 'var(--font-mono-desk)',
  defaultRadius: 8,
  respectReducedMotion: true,
  focusRing: 'auto',
  // Its lock is a style element; mantine.css keeps the page behind a dialog still.
  components: { Modal: { defaultProps: { lockScroll: false } } },
});

/** The desks. Mantine writes no style elements here, which the Content-Security-Policy would refuse: variables are in mantine.css. */
export default function DeskApp() {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={useColorScheme()}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <RouterProvider router={router} />
    </MantineProvider>
  );
}

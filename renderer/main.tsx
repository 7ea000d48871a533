/** Where the app begins in the page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { DropAnywhere } from './app/frame/DropAnywhere.tsx';
import { Gate } from './app/gate/Gate.tsx';
import { usePrefs } from './app/prefs.ts';
import { queries } from './app/queries.ts';
import { hearWindow } from './app/window-events.ts';
import { Beginning } from './features/welcome/Beginning.tsx';
import { Closed } from './features/welcome/Closed.tsx';
import { router } from './routes.tsx';
import { KitProvider } from './ui/index.ts';

/** What the page’s policy lets style elements be made with: Mantine’s, and those of the scroll lock in dialogs. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
if (nonce !== undefined) setNonce(nonce);

/** While the vault is locked, the import waits behind the lock. */
function goToImport(): void {
  void router.navigate({ to: '/import' });
}

function App() {
  const { scheme, density } = usePrefs();
  useEffect(() => hearWindow(goToImport), []);
  return (
    <KitProvider
      density={density}
      {...(scheme === 'auto' ? {} : { scheme })}
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={queries}>
        <Gate closed={(status) => <Closed status={status} />}>
          <Beginning>
            <RouterProvider router={router} />
          </Beginning>
        </Gate>
        <DropAnywhere onFiles={goToImport} />
      </QueryClientProvider>
    </KitProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

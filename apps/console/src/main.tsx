import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import './theme/tokens.css';
import './theme/base.css';
import { App } from './app.js';
import { Session } from './sign-in/session.js';
import { loadSettings } from './sign-in/settings.js';
import { showLanguage } from './texts/language.js';
import { showColorScheme } from './theme/color-scheme.js';

/** The link of an offer; its code is exchanged once and leaves the address. */
const LINK = /^\/o\/([\w-]+)$/;
const CHOOSE = /^\/sign-in\/[\w-]+$/;

showLanguage();
showColorScheme();
const root = createRoot(document.getElementById('root') as HTMLElement);
void start(root);

async function start(page: Root): Promise<void> {
  // Loaded where they are needed: a buyer's phone goes past both.
  if (CHOOSE.test(location.pathname)) {
    const { ChoosePerson } = await import('./sign-in/choose-person.js');
    return show(page, <ChoosePerson action={location.pathname} />);
  }
  const code = LINK.exec(location.pathname)?.[1];
  if (code !== undefined) return showLink(page, code);
  try {
    const session = await Session.open(await loadSettings());
    show(page, <App session={session} />);
  } catch (error) {
    const { SignInFailed } = await import('./sign-in/sign-in-failed.js');
    show(page, <SignInFailed error={error} />);
  }
}

async function showLink(page: Root, code: string): Promise<void> {
  const { LinkFailed, openLink } = await import('./sign-in/open-link.js');
  try {
    show(page, <App session={await openLink(await loadSettings(), code)} />);
  } catch (error) {
    show(page, <LinkFailed error={error} />);
  }
}

function show(page: Root, content: React.ReactNode): void {
  page.render(<StrictMode>{content}</StrictMode>);
}

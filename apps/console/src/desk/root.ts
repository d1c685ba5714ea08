import { createRootRoute } from '@tanstack/react-router';
import { NotHere } from './not-here.js';
import { Shell } from './shell.js';

export const root = createRootRoute({ component: Shell, notFoundComponent: NotHere });

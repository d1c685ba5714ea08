import { RequestMethod } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import type { INestApplicationContext } from '@nestjs/common';
import type { Role } from '@bujiao/contracts';
import { PUBLIC_ROUTE, ROLES_OF_ROUTE } from './roles.decorator.js';

/** Throws unless each route of each controller names its roles or is public; so a forgotten decorator never opens a door. */
export function assertEveryRouteNamesRoles(app: INestApplicationContext): void {
  const silent = routesOf(app).filter((route) => isSilent(accessOf(route)));
  if (silent.length === 0) return;
  const routes = silent.map(({ name, path }) => `${name} (${path})`).join(', ');
  throw new Error(`These routes name no roles: ${routes}. Give each @Roles(…) or @Public().`);
}

type Controller = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

/** A route of a controller. */
export interface Route {
  readonly name: string;
  readonly path: string;
  /** Of HTTP, in lower case. */
  readonly verb: string;
  readonly controller: Controller;
  /** Name of the handler in the controller. */
  readonly method: string;
  readonly handler: Handler;
}

/** Every route of every controller of the application. */
export const routesOf = (app: INestApplicationContext): Route[] =>
  controllersOf(app).flatMap(routesOfController);

function controllersOf(app: INestApplicationContext): Controller[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as unknown as Controller),
  );
}

function routesOfController(controller: Controller): Route[] {
  const base = pathOf(controller);
  return methodsOf(controller.prototype as object)
    .filter(([, handler]) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map(([name, handler]) => ({
      name: `${controller.name}.${name}`,
      path: `/${base}/${pathOf(handler)}`.replace(/\/+/g, '/'),
      verb: (RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'get').toLowerCase(),
      controller,
      method: name,
      handler,
    }));
}

function pathOf(target: object): string {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | readonly string[] | undefined;
  return typeof path === 'string' ? path : (path ?? []).join('|');
}

/** Of the class and of those that it extends. */
function methodsOf(prototype: object | null): [string, Handler][] {
  if (prototype === null || prototype === Object.prototype) return [];
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(
    ([name, { value }]): [string, Handler][] =>
      typeof value === 'function' && name !== 'constructor' ? [[name, value as Handler]] : [],
  );
  return [...own, ...methodsOf(Object.getPrototypeOf(prototype) as object | null)];
}

const isSilent = (access: 'public' | readonly Role[]): boolean => access !== 'public' && access.length === 0;

/** Who may call the route; no roles where it names none. */
export function accessOf({ handler, controller }: Route): 'public' | readonly Role[] {
  const targets = [handler, controller] as Parameters<Reflector['getAllAndOverride']>[1];
  const reflector = new Reflector();
  if (reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets)) return 'public';
  return reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_OF_ROUTE, targets) ?? [];
}

import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '@bujiao/contracts';
import { LARGE_BODIES, PUBLIC_ROUTE, ROLES_OF_ROUTE } from './roles.decorator.js';

type Controller = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

/** A route of a controller. */
export interface Route {
  readonly name: string;
  /** As Fastify knows it, with its parameters: `/orders/:orderId`. */
  readonly path: string;
  /** Of HTTP, in lower case. */
  readonly verb: string;
  readonly controller: Controller;
  /** Name of the handler in the controller. */
  readonly method: string;
  readonly handler: Handler;
}

/** What is known of a route before any request of it. */
export interface RouteAccess {
  readonly name: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  /** None: the route says neither roles nor that it is public. */
  readonly access: 'public' | readonly Role[];
  readonly largeBodies: boolean;
}

/** Throws unless each route of each controller names its roles or is public; so a forgotten decorator never opens a door. */
export function assertEveryRouteNamesRoles(app: INestApplicationContext): void {
  const silent = routeAccessesOf(app).filter(({ access }) => access.length === 0);
  if (silent.length === 0) return;
  const routes = silent.map(({ name, path }) => `${name} (${path})`).join(', ');
  throw new Error(`These routes name no roles: ${routes}. Give each @Roles(…) or @Public().`);
}

/** Every route of every controller of the application. */
export const routesOf = (app: INestApplicationContext): Route[] =>
  controllersOf(app).flatMap(routesOfController);

export const routeAccessesOf = (app: INestApplicationContext): RouteAccess[] =>
  routesOf(app).map((route) => ({
    name: route.name,
    method: route.verb.toUpperCase(),
    path: route.path,
    access: accessOf(route),
    largeBodies: Reflect.getMetadata(LARGE_BODIES, route.handler) === true,
  }));

/** Who may call the route; no roles where it names none. What the method says goes before what its class says. */
export function accessOf({
  handler,
  controller,
}: Pick<Route, 'handler' | 'controller'>): 'public' | readonly Role[] {
  const said = <Value>(key: symbol): Value | undefined =>
    (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as Value | undefined;
  return said<boolean>(PUBLIC_ROUTE) ? 'public' : (said<readonly Role[]>(ROLES_OF_ROUTE) ?? []);
}

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
    .map(([method, handler]) => ({
      name: `${controller.name}.${method}`,
      path: `/${base}/${pathOf(handler)}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
      verb: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod].toLowerCase(),
      controller,
      method,
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

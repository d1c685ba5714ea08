import { ModulesContainer } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import type { Role } from '@bujiao/contracts';
import { FILE_BODIES, LARGE_BODIES, ORDER_IN_BODY, PUBLIC_ROUTE, ROLES_OF_ROUTE } from './roles.decorator.js';

/** Access rules of a route, known at start. */
export interface RouteAccess {
  readonly name: string;
  /** In upper case. */
  readonly method: string;
  /** As Fastify knows it, with its parameters: `/orders/:orderId`. */
  readonly path: string;
  /** Undefined: the route declares neither roles nor that it is public. */
  readonly access: 'public' | readonly Role[];
  readonly largeBodies: boolean;
  /** Its body is a file. */
  readonly fileBodies: boolean;
  /** The route itself checks that a session of one order is for its order. */
  readonly orderInBody: boolean;
}

/** Throws unless each route of each controller names its roles or is public; so a forgotten decorator cannot make a route public. */
export function assertEveryRouteNamesRoles(app: INestApplicationContext): void {
  const silent = routesOf(app).filter(({ access }) => access.length === 0);
  if (silent.length === 0) return;
  const routes = silent.map(({ name, path }) => `${name} (${path})`).join(', ');
  throw new Error(`These routes name no roles: ${routes}. Give each @Roles(…) or @Public().`);
}

export const routesOf = (app: INestApplicationContext): RouteAccess[] =>
  controllersOf(app).flatMap((controller) =>
    methodsOf(controller.prototype as object)
      .filter(([, handler]) => Reflect.hasMetadata(METHOD_METADATA, handler))
      .map(([name, handler]) => routeOf(controller, name, handler)),
  );

type Controller = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

function controllersOf(app: INestApplicationContext): Controller[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as unknown as Controller),
  );
}

function routeOf(controller: Controller, name: string, handler: Handler): RouteAccess {
  const path = `/${pathOf(controller)}/${pathOf(handler)}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  return {
    name: `${controller.name}.${name}`,
    method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod],
    path,
    access: accessTo(controller, handler),
    largeBodies: Reflect.getMetadata(LARGE_BODIES, handler) === true,
    fileBodies: Reflect.getMetadata(FILE_BODIES, handler) === true,
    orderInBody: Reflect.getMetadata(ORDER_IN_BODY, handler) === true,
  };
}

/** The method's decorators take precedence over those of its class. */
function accessTo(controller: Controller, handler: Handler): RouteAccess['access'] {
  const said = <Value>(key: symbol): Value | undefined =>
    (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as Value | undefined;
  return said<boolean>(PUBLIC_ROUTE) ? 'public' : (said<readonly Role[]>(ROLES_OF_ROUTE) ?? []);
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

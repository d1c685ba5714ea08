import { ModulesContainer, Reflector } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import type { INestApplicationContext } from '@nestjs/common';
import { PUBLIC_ROUTE, ROLES_OF_ROUTE } from './roles.decorator.js';

/** Throws unless each route of each controller names its roles or is public; so a forgotten decorator never opens a door. */
export function assertEveryRouteNamesRoles(app: INestApplicationContext): void {
  const reflector = app.get(Reflector);
  const silent = controllersOf(app).flatMap((controller) =>
    routesOf(controller).filter(({ handler }) => !isNamed(reflector, handler, controller)),
  );
  if (silent.length === 0) return;
  const routes = silent.map(({ name, path }) => `${name} (${path})`).join(', ');
  throw new Error(`These routes name no roles: ${routes}. Give each @Roles(…) or @Public().`);
}

type Controller = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;
interface Route {
  readonly name: string;
  readonly path: string;
  readonly handler: Handler;
}

function controllersOf(app: INestApplicationContext): Controller[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as unknown as Controller),
  );
}

function routesOf(controller: Controller): Route[] {
  const base = pathOf(controller);
  return methodsOf(controller.prototype as object)
    .filter(([, handler]) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map(([name, handler]) => ({
      name: `${controller.name}.${name}`,
      path: `/${base}/${pathOf(handler)}`.replace(/\/+/g, '/'),
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

function isNamed(reflector: Reflector, handler: Handler, controller: Controller): boolean {
  const targets = [handler, controller] as Parameters<Reflector['getAllAndOverride']>[1];
  const roles = reflector.getAllAndOverride<readonly string[] | undefined>(ROLES_OF_ROUTE, targets);
  return (
    reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets) === true ||
    (roles?.length ?? 0) > 0
  );
}

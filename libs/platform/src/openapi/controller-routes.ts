import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { Role } from '@bujiao/contracts';
import { PUBLIC_ROUTE, ROLES_OF_ROUTE } from '../auth/roles.decorator.js';

type Controller = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

/** A route as its controller declares it; metadata of its decorators is on `handler`. */
export interface ControllerRoute {
  readonly controller: Controller;
  /** Name of the handler in the controller. */
  readonly method: string;
  readonly handler: Handler;
  /** Of HTTP, in lower case. */
  readonly verb: string;
  readonly access: 'public' | readonly Role[];
}

export function controllerRoutesOf(app: INestApplicationContext): ControllerRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as unknown as Controller),
  );
  return controllers.flatMap(routesOfController);
}

function routesOfController(controller: Controller): ControllerRoute[] {
  const prototype = controller.prototype as Record<string, Handler>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
    const handler = prototype[method];
    if (!handler || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod].toLowerCase();
    return [{ controller, method, handler, verb, access: accessTo(handler, controller) }];
  });
}

function accessTo(handler: Handler, controller: Controller): ControllerRoute['access'] {
  const targets = [handler, controller] as Parameters<Reflector['getAllAndOverride']>[1];
  const reflector = new Reflector();
  if (reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets)) return 'public';
  return reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_OF_ROUTE, targets) ?? [];
}

import 'reflect-metadata';
import type { Problem } from '../errors/index.js';

const PROBLEMS_OF_ROUTE = Symbol('problems of route');

/**
 * The problems that a route answers with, for its OpenAPI document: status, code and the example come from the problem itself.
 * What every route answers with (token, role, unreadable body, outage) is in the document without it. Several add up.
 */
export const ApiProblems =
  (...problems: readonly [Problem, ...Problem[]]): MethodDecorator =>
  (_target, _key, descriptor) => {
    addProblems(descriptor.value as object, problems);
  };

export function addProblems(route: object, problems: readonly Problem[]): void {
  Reflect.defineMetadata(PROBLEMS_OF_ROUTE, [...problemsOf(route), ...problems], route);
}

export const problemsOf = (route: object): readonly Problem[] =>
  (Reflect.getMetadata(PROBLEMS_OF_ROUTE, route) as readonly Problem[] | undefined) ?? [];

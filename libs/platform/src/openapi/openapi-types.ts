import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Schema = Extract<
  NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string],
  { type?: unknown }
>;
export type ParameterObject = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;
export type ResponseObject = Extract<Operation['responses'][string], { description: string }>;
export type RequestContent = Extract<NonNullable<Operation['requestBody']>, { content: unknown }>['content'];
export type RequestModel = new () => object;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

export const operationsOf = (document: OpenAPIObject): Operation[] =>
  Object.values(document.paths).flatMap((path) =>
    METHODS.flatMap((method) => (path[method] ? [path[method]] : [])),
  );

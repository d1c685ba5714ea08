import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { routesOf, type Route } from '../auth/route-roles.js';
import { requestContentOf } from './api-request-content.decorator.js';
import { completeOperation } from './complete-operation.js';
import { operationsOf, type RequestModel, type Schema } from './openapi-types.js';
import { PROBLEM_SCHEMAS } from './problem-responses.js';
import { documentValidated, isValidated } from './validated-models.js';

export interface DocumentOptions {
  readonly title: string;
  readonly description: string;
  /** @default '1' */
  readonly version?: string;
}

/** The OpenAPI document of every controller of the application. It need not listen, nor be initialized. */
export function documentOf(app: INestApplication, options: DocumentOptions): OpenAPIObject {
  const { title, description, version = '1' } = options;
  const base = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion(version)
    .addBearerAuth()
    .build();
  const routes = routesOf(app);
  const requestModels = new Set<RequestModel>();
  for (const model of routes.flatMap(bodiesAndQueriesOf)) documentValidated(model, requestModels);
  const contentModels = new Set<RequestModel>();
  for (const { handler } of routes)
    for (const model of requestContentOf(handler)?.models ?? []) documentValidated(model, contentModels);
  const document = SwaggerModule.createDocument(app, base, { extraModels: [...contentModels] });
  addSchemas(document, requestModels);
  const byId = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  for (const route of routes) {
    const operation = byId.get(`${route.controller.name}_${route.method}`);
    if (operation) completeOperation(operation, route);
  }
  return document;
}

/** Classes with validated properties among the parameters of a route. */
const bodiesAndQueriesOf = ({ controller, method }: Route): RequestModel[] =>
  (
    (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) as
      unknown[] | undefined) ?? []
  ).filter(isValidated);

/** A request with a member that nobody knows is refused, see `RequestValidation`. */
function addSchemas(document: OpenAPIObject, requestModels: ReadonlySet<RequestModel>): void {
  const schemas = ((document.components ??= {}).schemas ??= {}) as Record<string, Schema>;
  for (const { name } of requestModels) {
    const schema = schemas[name];
    if (schema) schema.additionalProperties = false;
  }
  Object.assign(schemas, PROBLEM_SCHEMAS);
}

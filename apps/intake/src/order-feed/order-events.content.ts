import { ORDER_FEED_EVENT_TYPES } from '@bujiao/contracts';
import { getSchemaPath } from '@nestjs/swagger';
import type { RequestContentOptions } from '@bujiao/platform';
import { CorrectedGoodsDto, CorrectedTermsDto, OrderEventRefDto } from './corrected.dto.js';
import {
  DATA_OF,
  GoodsDto,
  ID_PATTERN,
  PendingSupplierOrderDto,
  SupplierOrderDto,
} from './order-event.dto.js';
import { RechargeTargetDto } from './recharge-target.dto.js';

const MOST_EVENTS = 500;
const TEXT = { type: 'string', minLength: 1, maxLength: 256 } as const;
const SUBJECT = { type: 'string', pattern: ID_PATTERN.source } as const;
const TIME = { type: 'string', format: 'date-time' } as const;

const EXAMPLE = {
  specversion: '1.0',
  id: 'SO20261123000017-failed',
  source: 'shop/orders',
  type: 'shop.order.delivery-failed',
  subject: 'SO20261123000017',
  time: '2026-11-23T15:04:05Z',
  data: { code: 'out-of-stock' },
};

const DATA = [...new Set(Object.values(DATA_OF))].map((model) => ({ $ref: getSchemaPath(model) }));

const EVENT = {
  type: 'object',
  description:
    'A CloudEvent 1.0. `subject` is the id of the order, `time` when it happened, `source` and `id` name the event for ever.',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time'],
  additionalProperties: true,
  properties: {
    specversion: { type: 'string', enum: ['1.0'] },
    id: TEXT,
    source: TEXT,
    type: { type: 'string', enum: [...ORDER_FEED_EVENT_TYPES] },
    subject: SUBJECT,
    time: TIME,
    data: { anyOf: DATA, description: 'By `type`; empty where the type says it all.' },
  },
} as const;

const HEADERS = [
  ['ce-specversion', { type: 'string', enum: ['1.0'] }],
  ['ce-id', TEXT],
  ['ce-source', TEXT],
  ['ce-type', { type: 'string', enum: [...ORDER_FEED_EVENT_TYPES] }],
  ['ce-subject', SUBJECT],
  ['ce-time', TIME],
] as const;

/** The three modes of CloudEvents over HTTP. */
export const ORDER_EVENTS_CONTENT = {
  models: [
    ...Object.values(DATA_OF),
    GoodsDto,
    RechargeTargetDto,
    SupplierOrderDto,
    PendingSupplierOrderDto,
    OrderEventRefDto,
    CorrectedGoodsDto,
    CorrectedTermsDto,
  ],
  content: {
    'application/cloudevents+json': { schema: EVENT, example: EXAMPLE },
    'application/cloudevents-batch+json': {
      schema: { type: 'array', maxItems: MOST_EVENTS, items: EVENT },
      example: [EXAMPLE],
    },
    'application/json': {
      schema: {
        oneOf: [EVENT, { type: 'array', maxItems: MOST_EVENTS, items: EVENT }, { anyOf: DATA }],
        description:
          'An event, a batch of them, or, in binary mode, the data alone, with its attributes in `ce-*` headers.',
      },
      example: EXAMPLE,
    },
  },
  headers: HEADERS.map(([name, schema]) => ({
    name,
    in: 'header',
    required: false,
    description: 'Binary mode: this attribute of the event.',
    schema,
  })),
} as unknown as RequestContentOptions;

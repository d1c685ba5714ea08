// First: what is replaced has to be so before kafkajs is loaded. A static import of kafkajs may be evaluated earlier.
import './fenced-producer.js';
import './fetched-records.js';
import './produce-request.js';
import './request-queue.js';
import type * as types from 'kafkajs';
import { require } from './replaced.js';

export const kafkajs = require('kafkajs') as typeof types;
export const { AssignerProtocol, Kafka, logLevel, Partitioners } = kafkajs;
export type Kafka = types.Kafka;

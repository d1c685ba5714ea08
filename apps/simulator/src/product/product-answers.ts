import type { Schemas } from '@bujiao/client';

// Shapes of the product's answers, by the names that the simulator's pages use.
export type OrderPage = Schemas['OrderPageDto'];
/** Body of `POST /orders/{orderId}/resubmissions`; empty for one click. */
export type ResubmissionForm = Schemas['ResubmissionRequestDto'];
export type ResubmissionAccepted = Schemas['ResubmissionAcceptedDto'];
/** One state of the progress bar. */
export type Progress = Schemas['ProgressDto'];
export type History = Schemas['HistoryDto'];
export type HistoryEntry = Schemas['HistoryLineDto'];
/** What one resubmission asked of people. */
export type Measures = Schemas['MeasuresDto'];
export type RevealedCard = Schemas['RevealedCardDto'];
/** A case in the queue of reviewers. */
export type ReviewCase = Schemas['ReviewCaseDto'];
/** Everything that a reviewer sees of a case. */
export type ReviewCaseView = Schemas['ReviewCaseViewDto'];
/** What a reviewer decides, with the `basis` of the case as it was seen. */
export type ReviewVerdict = Schemas['ReviewDecisionDto'];
export type StockAnswer = Schemas['CardBatchImportedDto'];
export type PublishAnswer = Schemas['OrderEventsTakenDto'];
/** How far a consumer group is. */
export type GroupLag = Schemas['GroupLagDto'];
export type OrderStateChanged = Schemas['OrderStateChangedDto'];

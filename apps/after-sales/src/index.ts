export { AfterSalesModule } from './after-sales.module.js';
export { HistoryController } from './history/history.controller.js';
export { OrderRecords } from './history/order-records.client.js';

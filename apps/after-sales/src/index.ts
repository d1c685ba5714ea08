export { AfterSalesModule } from './after-sales.module.js';

"""usage: python publish_order_event.py BROKERS ORDER_ID EVENT_TYPE DATA_AS_JSON        (pip install kafka-python)"""
import sys
import uuid
from datetime import datetime, timezone

from kafka import KafkaProducer

brokers, order_id, event_type, data = sys.argv[1:]
attributes = {
    "specversion": "1.0", "id": str(uuid.uuid4()), "source": "/shops/python-example", "type": event_type,
    "subject": order_id, "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
}
headers = [(f"ce_{name}", value.encode()) for name, value in attributes.items()] + [("content-type", b"application/json")]
producer = KafkaProducer(bootstrap_servers=brokers.split(","), acks="all")
producer.send("shop.orders", key=order_id.encode(), value=data.encode(), headers=headers).get(timeout=30)
producer.close()

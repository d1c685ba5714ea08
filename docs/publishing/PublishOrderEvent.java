// usage: java -cp 'kafka-clients.jar:…' PublishOrderEvent.java BROKERS ORDER_ID EVENT_TYPE DATA_AS_JSON
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

class PublishOrderEvent {
  public static void main(String[] args) throws Exception {
    var record = new ProducerRecord<>("shop.orders", args[1], args[3]);
    var attributes = Map.of("specversion", "1.0", "id", UUID.randomUUID().toString(), "source", "/shops/java-example",
        "type", args[2], "subject", args[1], "time", Instant.now().toString());
    attributes.forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes()));
    record.headers().add("content-type", "application/json".getBytes());
    try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", args[0], "acks", "all"), new StringSerializer(), new StringSerializer())) {
      producer.send(record).get();
    }
  }
}

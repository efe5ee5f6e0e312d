package dev.weft.store.duckdb;

import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import java.util.ArrayList;
import java.util.List;

/** Where spans come from, as bytes: resources and scopes. */
final class OriginCodec {

    private OriginCodec() {}

    static byte[] encode(Resource resource) {
        BinaryWriter out = new BinaryWriter();
        AttributesCodec.write(out, resource.attributes());
        out.writeUnsigned(resource.droppedAttributesCount());
        out.writeUnsigned(resource.entityRefs().size());
        for (EntityRef entity : resource.entityRefs()) {
            out.writeText(entity.schemaUrl());
            out.writeText(entity.type());
            writeTexts(out, entity.idKeys());
            writeTexts(out, entity.descriptionKeys());
        }
        out.writeText(resource.schemaUrl());
        return out.toBytes();
    }

    static Resource decodeResource(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        Resource resource = new Resource(AttributesCodec.read(in), in.readUnsigned(), readEntities(in), in.readText());
        in.expectEnd();
        return resource;
    }

    static byte[] encode(Scope scope) {
        BinaryWriter out = new BinaryWriter();
        out.writeText(scope.name());
        out.writeText(scope.version());
        AttributesCodec.write(out, scope.attributes());
        out.writeUnsigned(scope.droppedAttributesCount());
        out.writeText(scope.schemaUrl());
        return out.toBytes();
    }

    static Scope decodeScope(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        Scope scope =
                new Scope(in.readText(), in.readText(), AttributesCodec.read(in), in.readUnsigned(), in.readText());
        in.expectEnd();
        return scope;
    }

    private static List<EntityRef> readEntities(BinaryReader in) {
        int count = in.readCount();
        List<EntityRef> entities = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entities.add(new EntityRef(in.readText(), in.readText(), readTexts(in), readTexts(in)));
        }
        return entities;
    }

    private static void writeTexts(BinaryWriter out, List<String> texts) {
        out.writeUnsigned(texts.size());
        texts.forEach(out::writeText);
    }

    private static List<String> readTexts(BinaryReader in) {
        int count = in.readCount();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readText());
        }
        return texts;
    }
}

package dev.weft.bench.send;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.net.InetSocketAddress;
import java.util.function.Function;

/** A gRPC server that answers each message with the trailers that a function names, small windows and all. */
final class ExportServer implements AutoCloseable {

    private static final int GRPC_PREFIX_BYTES = 5;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listening;

    /** @param answers the trailers for a message's bytes; without {@code grpc-status} it is 0 */
    ExportServer(int windowBytes, Function<byte[], Http2Headers> answers) throws InterruptedException {
        this.listening = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(Http2FrameCodecBuilder.forServer()
                                        .initialSettings(new Http2Settings().initialWindowSize(windowBytes))
                                        .build())
                                .addLast(new Http2MultiplexHandler(new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel stream) {
                                        stream.pipeline().addLast(new Export(answers));
                                    }
                                }));
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    String address() {
        return "127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        threads.shutdownGracefully().syncUninterruptibly();
    }

    /** One call: gathers the message, then answers. */
    private static final class Export extends SimpleChannelInboundHandler<Http2StreamFrame> {

        private final Function<byte[], Http2Headers> answers;
        private final ByteBuf received = Unpooled.buffer();

        Export(Function<byte[], Http2Headers> answers) {
            this.answers = answers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
            if (frame instanceof Http2HeadersFrame headers) {
                CharSequence path = headers.headers().path();
                if (!path.toString().equals("/opentelemetry.proto.collector.trace.v1.TraceService/Export")) {
                    throw new AssertionError("path: " + path);
                }
            } else if (frame instanceof Http2DataFrame data) {
                received.writeBytes(data.content());
                if (data.isEndStream()) {
                    answer(context);
                }
            }
        }

        private void answer(ChannelHandlerContext context) {
            byte[] message = new byte[received.readableBytes() - GRPC_PREFIX_BYTES];
            received.getBytes(GRPC_PREFIX_BYTES, message);
            Http2Headers trailers = answers.apply(message);
            if (!trailers.contains("grpc-status")) {
                trailers.add("grpc-status", "0");
            }
            var _ = context.write(new DefaultHttp2HeadersFrame(
                    new DefaultHttp2Headers().status("200").add("content-type", "application/grpc")));
            var _ = context.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[GRPC_PREFIX_BYTES])));
            var _ = context.writeAndFlush(new DefaultHttp2HeadersFrame(trailers, true));
        }
    }
}

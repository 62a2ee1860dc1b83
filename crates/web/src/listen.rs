//! Connections: each is told off when it lets the server wait, so that slow clients cannot hold it.

use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// Within this time the head of a request has to be there; as long a connection may lie idle.
const HEAD: Duration = Duration::from_secs(15);
/// So long requests that are being answered may take once the server is told to stop.
const LAST: Duration = Duration::from_secs(20);
/// Connections at a time; further ones wait in the queue of the system.
const MOST: usize = 4096;
/// A pause where the system can open no further connection.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves a site until `stop` comes; requests that are being answered are finished.
pub async fn serve(
    listener: TcpListener,
    site: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let open = Arc::new(Semaphore::new(MOST));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = Arc::clone(&open).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            it = accepted => it,
            () = &mut stop => break,
        };
        let (stream, client) = match accepted {
            Ok(it) => it,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be opened");
                sleep(PAUSE).await;
                continue;
            }
        };
        let connection =
            http.serve_connection(TokioIo::new(prompt(stream)), of(site.clone(), client));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    if timeout(LAST, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests were cut off at the end");
    }
    Ok(())
}

/// Answers are small and written whole: nothing is won by waiting for more.
fn prompt(stream: TcpStream) -> TcpStream {
    if stream.set_nodelay(true).is_err() {
        tracing::debug!("a connection keeps Nagle's algorithm");
    }
    stream
}

/// The site for one client, which it is told.
fn of(
    site: Router,
    client: SocketAddr,
) -> impl hyper::service::Service<
    Request<Incoming>,
    Response = Response,
    Error = Infallible,
    Future = impl Future<Output = Result<Response, Infallible>> + Send,
> {
    service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(client));
        site.clone().oneshot(request)
    })
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        sync::oneshot,
    };

    use super::*;

    /// A server that says who asks, and how to stop it.
    async fn server() -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let site =
            Router::new().route(
                "/",
                get(|ConnectInfo(client): ConnectInfo<SocketAddr>| async move {
                    client.ip().to_string()
                }),
            );
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(async move {
            let stopped = async { stopped.await.unwrap_or_default() };
            serve(listener, site, stopped).await.unwrap();
        });
        (address, stop, running)
    }

    #[tokio::test(start_paused = true)]
    async fn who_sends_a_head_too_slowly_is_told_off() {
        let (address, _stop, _running) = server().await;
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
        let mut answer = Vec::new();
        let began = tokio::time::Instant::now();
        client.read_to_end(&mut answer).await.unwrap();
        assert!(!String::from_utf8_lossy(&answer).contains(" 200 "));
        assert!(began.elapsed() <= HEAD + PAUSE, "{:?}", began.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_comes_is_not_waited_for() {
        let (address, _stop, _running) = server().await;
        let mut client = TcpStream::connect(address).await.unwrap();
        let head = b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nslow";
        client.write_all(head).await.unwrap();
        let mut answer = Vec::new();
        client.read_to_end(&mut answer).await.unwrap();
        assert!(String::from_utf8_lossy(&answer).starts_with("HTTP/1.1 200 "));
    }

    #[tokio::test]
    async fn a_request_that_is_being_answered_is_finished_when_the_server_is_told_to_stop() {
        let (begun, release) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let (at_work, may_end) = (Arc::clone(&begun), Arc::clone(&release));
        let slow = move || {
            let (at_work, may_end) = (Arc::clone(&at_work), Arc::clone(&may_end));
            async move {
                at_work.add_permits(1);
                drop(may_end.acquire().await);
                "slowly but surely"
            }
        };
        let site = Router::new().route("/", get(slow));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async { stopped.await.unwrap_or_default() };
        let running = tokio::spawn(serve(listener, site, stopped));
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        drop(begun.acquire().await.unwrap());
        stop.send(()).unwrap();
        // Nobody else is let in: the door is shut while the one inside is served.
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        assert!(!running.is_finished());
        release.add_permits(1);
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("slowly but surely"), "{answer}");
        running.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn an_answer_names_the_client_and_the_server_stops_when_told() {
        let (address, stop, running) = server().await;
        let mut client = TcpStream::connect(address).await.unwrap();
        let head = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        client.write_all(head).await.unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("127.0.0.1"), "{answer}");
        stop.send(()).unwrap();
        running.await.unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    }
}
